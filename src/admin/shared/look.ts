import type { DefaultTheme } from 'styled-components';

export type Hue = 'primary' | 'secondary' | 'alternative' | 'success' | 'warning' | 'danger' | 'neutral';

/** A tint that stays a tint in both themes; the palette's own light steps are all one grey in the dark one. */
export const tint = (theme: DefaultTheme, colour: keyof DefaultTheme['colors'], percent: number): string =>
  `color-mix(in srgb, ${theme.colors[colour]} ${percent}%, ${theme.colors.neutral0})`;

/** For the browser's own parts of a field, e.g. the button of a date. */
export const colourScheme = (theme: DefaultTheme): 'dark' | 'light' =>
  Number.parseInt(theme.colors.neutral0.slice(1, 3), 16) < 128 ? 'dark' : 'light';
