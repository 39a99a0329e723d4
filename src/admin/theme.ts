/**
 * Strapi's two themes with the primary ramp around tea green (#2F6B5E). Beside it only
 * text that could not be read; everything else stays Strapi's.
 * tests/unit/admin-theme.test.ts holds the ramps to AA contrast.
 */
export interface PrimaryRamp {
  /** tints: hovered and selected backgrounds, badges */
  primary100: string;
  primary200: string;
  /** borders and decoration, not text */
  primary500: string;
  /** links, icons, active text; also filled with neutral0 text on it */
  primary600: string;
  primary700: string;
  /** the filled button, hovered and at rest, with white text in both themes */
  buttonPrimary500: string;
  buttonPrimary600: string;
}

export const lightPrimary: PrimaryRamp = {
  primary100: '#EDF5F2',
  primary200: '#CCE3DB',
  primary500: '#4E8F80',
  primary600: '#2F6B5E',
  primary700: '#234F46',
  buttonPrimary500: '#3A7D6E',
  buttonPrimary600: '#2F6B5E',
};

export const darkPrimary: PrimaryRamp = {
  primary100: '#1A2A30',
  primary200: '#2B4A4B',
  primary500: '#3A7D6E',
  primary600: '#76C2AE',
  primary700: '#8FD0BF',
  buttonPrimary500: '#316E61',
  buttonPrimary600: '#3A7D6E',
};

/** Strapi's colours of small text that fall short of AA on its own panels or on tints. */
export const lightText = {
  /** hints, placeholders, headings of widgets */
  neutral500: '#6E6E8B',
  warning700: '#9A4A00',
};

export const darkText = {
  /** as pale as the other ramps' 700; Strapi repeats danger500 here */
  danger700: '#F5A49B',
};

/** A tablet on its side shows the whole menu: below this, Strapi hides all pages but three behind a button. */
const breakpoints = { large: '@media(min-width: 1024px)' };

/** Merged by Strapi into its own themes, so only what differs is named. */
export const theme = {
  light: { breakpoints, colors: { ...lightPrimary, ...lightText } },
  dark: { breakpoints, colors: { ...darkPrimary, ...darkText } },
};
