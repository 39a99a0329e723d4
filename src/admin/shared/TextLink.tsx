import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

/** A link within text or a table, in the colour of the theme. */
export const TextLink = styled(Link)`
  color: ${({ theme }) => theme.colors.primary600};
`;
