import { css } from 'styled-components';
import { tint } from '../../../../../admin/shared/look';

/** Prices and the kinds of days. */
export const cellCss = css`
  /* Not positioned: each positioned one would be kept and painted apart, and there are more than a thousand. */
  .cell {
    flex: none;
    width: var(--column);
    height: 100%;
    text-align: center;
    font-size: 1.1rem;
    color: ${({ theme }) => theme.colors.neutral600};
    border-right: 1px solid ${({ theme }) => tint(theme, 'neutral500', 10)};

    &:has(sup) {
      position: relative;
    }

    sup {
      position: absolute;
      top: 0.1rem;
      right: 0.3rem;
      font-size: 0.9rem;
      line-height: 1.2rem;
      color: ${({ theme }) => theme.colors.alternative700};
    }

    .free {
      color: ${({ theme }) => theme.colors.neutral700};
    }

    .full {
      color: ${({ theme }) => theme.colors.danger700};
      font-weight: 600;
    }
  }

  .line:not([data-head]) .cell[data-type='weekend'] {
    background-color: ${({ theme }) => tint(theme, 'warning500', 7)};
  }

  .line:not([data-head]) .cell[data-type='holiday'] {
    background-color: ${({ theme }) => tint(theme, 'danger500', 8)};
  }

  .line:not([data-head]) .cell[data-past] {
    background-color: ${({ theme }) => tint(theme, 'neutral500', 7)};

    > * {
      visibility: hidden;
    }
  }

  .line .cell[data-today] {
    box-shadow: inset 2px 0 0 ${({ theme }) => tint(theme, 'primary600', 70)};
  }

  .cell[data-closed] {
    background-image: repeating-linear-gradient(
      135deg,
      transparent 0 6px,
      ${({ theme }) => tint(theme, 'neutral500', 16)} 6px 7px
    );
  }
`;

/** What takes a unit; the looks themselves are in looks.ts. */
export const barCss = css`
  .bar {
    position: absolute;
    top: 4px;
    bottom: 5px;
    left: 0;
    z-index: 0;
    border-radius: 6px;
    cursor: pointer;

    i {
      position: absolute;
      top: 0;
      bottom: 0;
      width: 8px;
      cursor: ew-resize;
    }

    [data-edge='from'] {
      left: 0;
    }

    [data-edge='to'] {
      right: 0;
    }
  }

  .stay {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    height: 100%;
    padding: 0 0.7rem;
    border-radius: 6px;
    font-size: 1.2rem;
    line-height: 1.6rem;
    font-weight: 600;
    white-space: nowrap;

    svg {
      flex: none;
      width: 1.2rem;
      height: 1.2rem;

      path {
        fill: currentColor;
      }
    }

    span {
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
    }
  }

  .bar:hover .stay {
    filter: brightness(0.97);
  }

  .bar[data-before] .stay {
    border-top-left-radius: 0;
    border-bottom-left-radius: 0;
  }

  .gap {
    position: absolute;
    z-index: -1;
    top: 4px;
    bottom: 4px;
    right: 0;
    border-radius: 0 6px 6px 0;
    background: repeating-linear-gradient(
      90deg,
      ${({ theme }) => tint(theme, 'neutral500', 22)} 0 3px,
      ${({ theme }) => tint(theme, 'neutral500', 10)} 3px 6px
    );
  }
`;

/** The keyboard's place, and what is being dragged. */
export const overlayCss = css`
  .ghost,
  .cursor {
    position: absolute;
    left: 0;
    top: 0;
    z-index: 2;
    border-radius: 6px;
    pointer-events: none;
    visibility: hidden;
  }

  .ghost[data-shown],
  .cursor[data-shown] {
    visibility: visible;
  }

  /* A layer of its own: while it is dragged nothing below it is painted again. */
  .ghost {
    will-change: transform;
    background: ${({ theme }) => `color-mix(in srgb, ${theme.colors.primary600} 26%, transparent)`};
    border: 2px solid ${({ theme }) => theme.colors.primary600};
  }

  .ghost[data-refused] {
    background: repeating-linear-gradient(
      135deg,
      ${({ theme }) => `color-mix(in srgb, ${theme.colors.danger600} 34%, transparent)`} 0 6px,
      ${({ theme }) => `color-mix(in srgb, ${theme.colors.danger600} 14%, transparent)`} 6px 12px
    );
    border-color: ${({ theme }) => theme.colors.danger600};
  }

  .cursor {
    border: 2px solid ${({ theme }) => theme.colors.primary600};
  }

  &:not(:focus-within) .cursor {
    visibility: hidden;
  }
`;
