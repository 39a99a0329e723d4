import { css } from 'styled-components';
import { GROUP_HEIGHT, HEAD_HEIGHT, LABEL_WIDTH, UNIT_HEIGHT } from '../utils/geometry';
import { tint } from '../../../../../admin/shared/look';

/** The head with its days; it stays at the top. */
export const headCss = css`
  .head {
    position: sticky;
    top: 0;
    z-index: 4;
    height: ${HEAD_HEIGHT}px;
    background: ${({ theme }) => theme.colors.neutral0};
    box-shadow: 0 1px 0 ${({ theme }) => theme.colors.neutral200};
  }

  .corner {
    position: sticky;
    left: 0;
    z-index: 1;
  }

  /* A layer of their own: what is marked or dragged goes below them. */
  .labels {
    position: sticky;
    left: 0;
    z-index: 3;
    width: ${LABEL_WIDTH}px;
    height: 0;
  }

  .label {
    position: absolute;
    left: 0;
  }

  .corner,
  .label {
    width: ${LABEL_WIDTH}px;
    height: 100%;
    padding: 0 1.2rem;
    background: ${({ theme }) => theme.colors.neutral0};
    box-shadow:
      1px 0 0 ${({ theme }) => theme.colors.neutral200},
      inset 0 -1px 0 ${({ theme }) => tint(theme, 'neutral500', 14)};
  }

  .corner {
    display: flex;
    flex-direction: column;
    justify-content: center;
    gap: 0.2rem;
    font-size: 1.4rem;

    small {
      font-size: 1.2rem;
      color: ${({ theme }) => theme.colors.neutral600};
    }
  }

  .days,
  .bars {
    position: absolute;
    top: 0;
    height: 100%;
    display: flex;
  }

  .day {
    position: relative;
    flex: none;
    height: 100%;
    padding: 0.6rem 0 0;
    text-align: center;
    line-height: 1.6rem;
    font-size: 1.4rem;
    border-right: 1px solid ${({ theme }) => tint(theme, 'neutral500', 10)};
    overflow: hidden;

    small {
      display: block;
      padding: 0 0.2rem;
      font-size: 1.1rem;
      white-space: nowrap;
      overflow: hidden;
      text-overflow: ellipsis;
      color: ${({ theme }) => theme.colors.neutral600};
    }

    b {
      display: block;
      line-height: 2rem;
      font-weight: 600;

      i {
        margin-right: 0.2rem;
        font-size: 1.1rem;
        font-style: normal;
        font-weight: 400;
      }
    }

    em {
      font-size: 1rem;
      line-height: 1.2rem;
      font-style: normal;
      color: ${({ theme }) => theme.colors.neutral600};
    }

    .full-bar {
      position: absolute;
      inset: auto 0 0;
      height: 3px;
      background: ${({ theme }) => tint(theme, 'neutral500', 12)};

      i {
        display: block;
        height: 100%;
        background: ${({ theme }) => tint(theme, 'primary600', 70)};
      }
    }
  }

  .day[data-type='weekend'] {
    background: ${({ theme }) => tint(theme, 'warning500', 7)};
  }

  .day[data-type='holiday'] {
    background: ${({ theme }) => tint(theme, 'danger500', 9)};

    small {
      color: ${({ theme }) => theme.colors.danger700};
    }
  }

  .day[data-past] b {
    font-weight: 400;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  .day[data-today] {
    background: ${({ theme }) => tint(theme, 'primary600', 16)};

    small,
    b,
    em {
      color: ${({ theme }) => theme.colors.primary700};
    }
  }
`;

/** Lines with their labels, which stay at the left. */
export const lineCss = css`
  /* Positions instead of transforms, and nothing that reaches out of a line: either would make the browser keep
     hundreds of parts apart in every frame. */
  .line {
    position: absolute;
    left: 0;
    width: 100%;
    contain: strict;
    line-height: ${UNIT_HEIGHT - 1}px;
    box-shadow: inset 0 -1px 0 ${({ theme }) => tint(theme, 'neutral500', 14)};
  }

  .label {
    display: flex;
    align-items: center;
    gap: 0.8rem;
    font-size: 1.3rem;
    line-height: 1.8rem;

    b,
    span {
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    b {
      font-weight: 600;
    }

    small {
      flex: none;
      margin-left: auto;
      font-size: 1.1rem;
      color: ${({ theme }) => theme.colors.neutral600};
    }

    button {
      display: flex;
      align-items: center;
      gap: 0.6rem;
      width: 100%;
      height: 100%;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      text-align: left;
      cursor: pointer;

      svg {
        width: 1rem;
        flex: none;
      }
    }
  }

  .label[data-sub] {
    padding-left: 2.8rem;
    color: ${({ theme }) => theme.colors.neutral700};
  }

  .label[data-head],
  .line[data-head] .cell {
    background-color: ${({ theme }) => tint(theme, 'neutral500', 6)};
    height: ${GROUP_HEIGHT - 1}px;
    line-height: ${GROUP_HEIGHT - 1}px;
  }

  .label[data-unlisted] {
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;
