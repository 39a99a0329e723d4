import { styled } from 'styled-components';

export {
  Body,
  Bone,
  Card,
  Content,
  Faint,
  LinkButton,
  Nothing,
  Notice,
  Scroll,
  Table,
  Title as Heading,
} from '../../../../../admin/shared/panel';

export const Amount = styled.span<{ $sign: number }>`
  font-weight: 600;
  color: ${({ theme, $sign }) => ($sign > 0 ? theme.colors.success600 : theme.colors.neutral800)};
`;
