/** How kinds of nights look, in the grid and in its legend. */
import { css, styled, type DefaultTheme } from 'styled-components';
import { tint } from '../../../../../../admin/shared/look';

export type NightKind = 'plain' | 'weekend' | 'holiday';

export const nightColour = (theme: DefaultTheme, kind: NightKind): string =>
  kind === 'holiday'
    ? tint(theme, 'danger500', 12)
    : kind === 'weekend'
      ? tint(theme, 'warning500', 12)
      : theme.colors.neutral0;

export const hatch = css`
  background-image: repeating-linear-gradient(
    135deg,
    transparent 0 5px,
    ${({ theme }) => tint(theme, 'neutral500', 34)} 5px 6.5px
  );
`;

/** Set by hand on the calendar. */
export const Corner = styled.span`
  position: absolute;
  top: 0;
  right: 0;
  width: 0;
  height: 0;
  border-style: solid;
  border-width: 0 0.8rem 0.8rem 0;
  border-color: transparent ${({ theme }) => theme.colors.primary600} transparent transparent;
`;

export const Swatch = styled.span<{ $kind: NightKind }>`
  position: relative;
  display: inline-block;
  width: 1.8rem;
  height: 1.4rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 0.3rem;
  background-color: ${({ theme, $kind }) => nightColour(theme, $kind)};
  overflow: hidden;
`;
