import { styled } from 'styled-components';
import { colourScheme, tint } from '../../../../../admin/shared/look';

export const Facts = styled.dl`
  display: grid;
  grid-template-columns: max-content 1fr;
  gap: 0.8rem 1.6rem;
  font-size: 1.4rem;
  line-height: 2rem;

  dt {
    color: ${({ theme }) => theme.colors.neutral600};
  }

  dd {
    min-width: 0;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;

export const Fault = styled.p`
  padding: 0.8rem 1.2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => tint(theme, 'danger500', 14)};
  color: ${({ theme }) => theme.colors.danger700};
  font-size: 1.3rem;
  line-height: 1.8rem;
`;

export const Choices = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.6rem;

  button {
    height: 3rem;
    padding: 0 1.2rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-radius: 1.5rem;
    background: none;
    color: ${({ theme }) => theme.colors.neutral700};
    font: inherit;
    font-size: 1.3rem;
    cursor: pointer;
  }

  button[aria-pressed='true'] {
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => tint(theme, 'primary600', 14)};
    color: ${({ theme }) => theme.colors.primary600};
    font-weight: 600;
  }
`;

export const Stack = styled.div<{ $gap?: string }>`
  display: flex;
  flex-direction: column;
  gap: ${({ $gap }) => $gap ?? '1.2rem'};
`;

export const Buttons = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;
`;

export const DateField = styled.input`
  height: 3.6rem;
  padding: 0 1rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  color-scheme: ${({ theme }) => colourScheme(theme)};
  font: inherit;
  font-size: 1.4rem;
`;
