import { styled } from 'styled-components';
import { colourScheme } from '../../../../../../admin/shared/look';

/** A card of the booking page. */
export const Card = styled.section`
  padding: 2rem 2.4rem;
  border-radius: 0.8rem;
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  color-scheme: ${({ theme }) => colourScheme(theme)};

  & + & {
    margin-top: 1.6rem;
  }
`;

export const Heading = styled.h2`
  margin-bottom: 1.2rem;
  font-size: 1.4rem;
  line-height: 2rem;
  font-weight: 600;
  color: ${({ theme }) => theme.colors.neutral800};
`;

export const Fields = styled.div<{ $columns: string }>`
  display: grid;
  grid-template-columns: ${({ $columns }) => $columns};
  gap: 1.2rem;
  align-items: start;

  & + & {
    margin-top: 1.2rem;
  }
`;

export const Hint = styled.p`
  font-size: 1.3rem;
  line-height: 2rem;
  color: ${({ theme }) => theme.colors.neutral600};
`;
