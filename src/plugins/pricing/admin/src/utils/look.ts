import type { DefaultTheme } from 'styled-components';

/** A tint that stays a tint in both themes; the palette's own light steps are all one grey in the dark one. */
export const tint = (theme: DefaultTheme, colour: keyof DefaultTheme['colors'], percent: number): string =>
  `color-mix(in srgb, ${theme.colors[colour]} ${percent}%, ${theme.colors.neutral0})`;
