import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { darkPrimary, darkText, lightPrimary, lightText, theme, type PrimaryRamp } from '../../src/admin/theme';

type Palette = Record<string, string>;

/** The design system cannot be loaded outside a browser, so its two palettes are read from its text. */
function strapiPalettes(): { light: Palette; dark: Palette } {
  const file = path.resolve(import.meta.dirname, '../../node_modules/@strapi/design-system/dist/index.mjs');
  const palettes = [...fs.readFileSync(file, 'utf8').matchAll(/\{[^{}]*\bprimary100:[^{}]*\}/g)].map(([text]) =>
    Object.fromEntries([...text.matchAll(/(\w+): "(#[0-9a-f]{6})"/gi)].map(([, name, colour]) => [name, colour])),
  );
  const light = palettes.find((palette) => palette.neutral0 === '#ffffff');
  const dark = palettes.find((palette) => palette.neutral1000 === '#ffffff');
  if (!light || !dark) throw new Error('palettes not found in the design system');
  return { light, dark };
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

const TEXT = 4.5;
const GRAPHICS = 3;
const palettes = strapiPalettes();

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

it('is built around tea green', () => {
  expect(theme.light.colors.primary600).toBe('#2F6B5E');
  expect(theme.light.colors.buttonPrimary600).toBe('#2F6B5E');
});

describe.each<[string, PrimaryRamp, Record<string, string>, Palette]>([
  ['light', lightPrimary, lightText, palettes.light],
  ['dark', darkPrimary, darkText, palettes.dark],
])('%s theme', (_name, ramp, text, strapi) => {
  const neutral = (step: number) => strapi[`neutral${step}`] as string;

  it('names only colours Strapi has', () => {
    for (const [name, colour] of Object.entries({ ...ramp, ...text })) {
      expect(strapi).toHaveProperty(name);
      expect(colour).toMatch(/^#[0-9A-F]{6}$/);
    }
  });

  it.each(['buttonPrimary500', 'buttonPrimary600'] as const)('white text on %s', (button) => {
    expect(contrast('#ffffff', ramp[button])).toBeGreaterThanOrEqual(TEXT);
  });

  it.each(['primary600', 'primary700'] as const)('%s text on pages, panels and tints', (text) => {
    for (const ground of [neutral(0), neutral(100), ramp.primary100, ramp.primary200]) {
      expect(contrast(ramp[text], ground)).toBeGreaterThanOrEqual(TEXT);
    }
  });

  it('small text on pages and panels', () => {
    for (const colour of Object.values(text))
      for (const ground of [neutral(0), neutral(100)]) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(TEXT);
  });

  it('neutral0 text on a primary600 fill', () => {
    expect(contrast(neutral(0), ramp.primary600)).toBeGreaterThanOrEqual(TEXT);
  });

  it('body text on tints', () => {
    expect(contrast(neutral(800), ramp.primary100)).toBeGreaterThanOrEqual(TEXT);
    expect(contrast(neutral(800), ramp.primary200)).toBeGreaterThanOrEqual(TEXT);
  });

  it('borders, icons and the resting button stand out from a panel', () => {
    for (const colour of [ramp.primary500, ramp.primary600, ramp.buttonPrimary600]) {
      expect(contrast(colour, neutral(0))).toBeGreaterThanOrEqual(GRAPHICS);
    }
  });

  it('has steps that can be told apart', () => {
    const steps = [ramp.primary100, ramp.primary200, ramp.primary500, ramp.primary600, ramp.primary700];
    const towardsText = steps.map((step) => contrast(step, neutral(0)));
    expect(towardsText).toEqual([...towardsText].sort((a, b) => a - b));
    expect(new Set(steps).size).toBe(steps.length);
  });
});
