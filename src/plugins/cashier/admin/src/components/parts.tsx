import { styled } from 'styled-components';
import { colourScheme } from '../../../../../admin/shared/look';

export {
  Body,
  Bone,
  Card,
  Content,
  Faint,
  Nothing,
  Notice,
  Scroll,
  Table,
  Title as Heading,
} from '../../../../../admin/shared/panel';

export const Strong = styled.span`
  font-size: 1.4rem;
  font-weight: 600;
  line-height: 2rem;
  font-variant-numeric: tabular-nums;
  color: ${({ theme }) => theme.colors.neutral800};
`;

/** A line of a list: what it is, and at its end what can be done with it. */
export const Line = styled.div`
  display: flex;
  gap: 1.2rem;
  align-items: center;
  justify-content: space-between;
  min-height: 4.8rem;
  padding: 0.6rem 0;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  font-size: 1.4rem;
  line-height: 2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  & > :first-child {
    min-width: 0;
    flex: 1;
  }
`;

/** Fields side by side, and below each other where there is no room. */
export const Fields = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 1.2rem;
  align-items: flex-end;
  margin-bottom: 1.6rem;
  color-scheme: ${({ theme }) => colourScheme(theme)};
`;
