import { styled } from 'styled-components';
import { looksCss } from './looks';
import { barCss, cellCss, overlayCss } from './surface-cells';
import { headCss, lineCss } from './surface-lines';

/**
 * The scroller with everything in it. Its parts are plain elements with class names: thousands of them come and
 * go while somebody scrolls, and a component each would cost more than the pixels.
 */
export const Surface = styled.div`
  position: relative;
  flex: 1;
  min-height: 0;
  overflow: auto;
  overscroll-behavior: contain;
  contain: layout paint style;
  user-select: none;
  outline: 0;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  font-variant-numeric: tabular-nums;
  color: ${({ theme }) => theme.colors.neutral800};

  .content {
    position: relative;
  }

  ${headCss}
  ${lineCss}
  ${cellCss}
  ${barCss}
  ${overlayCss}

  &[data-dragging] {
    cursor: grabbing;

    .bar {
      cursor: grabbing;
    }
  }

  ${({ theme }) => looksCss(theme)}
`;
