/** Colours as `#rrggbb`, mixed in OKLab so that haze and shade stay clean instead of turning grey. */
export type Hex = string;

type Lab = [number, number, number];

const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const toGamma = (c: number): number => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);
const labCache = new Map<Hex, Lab>();

function toLab(hex: Hex): Lab {
  const known = labCache.get(hex);
  if (known) return known;
  const value = Number.parseInt(hex.slice(1), 16);
  const r = toLinear(((value >> 16) & 255) / 255);
  const g = toLinear(((value >> 8) & 255) / 255);
  const b = toLinear((value & 255) / 255);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lab: Lab = [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
  labCache.set(hex, lab);
  return lab;
}

function fromLab([lightness, a, b]: Lab): Hex {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${channels
    .map((c) =>
      Math.round(Math.min(1, Math.max(0, toGamma(Math.max(0, c)))) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** `t` = 0 gives `a`, 1 gives `b`. */
export function mix(a: Hex, b: Hex, t: number): Hex {
  const p = toLab(a);
  const q = toLab(b);
  const k = Math.min(1, Math.max(0, t));
  return fromLab([p[0] + (q[0] - p[0]) * k, p[1] + (q[1] - p[1]) * k, p[2] + (q[2] - p[2]) * k]);
}

/** Moves lightness by `amount` (about ±0.3), keeping hue. */
export function shift(color: Hex, amount: number): Hex {
  const [l, a, b] = toLab(color);
  return fromLab([Math.min(1, Math.max(0, l + amount)), a, b]);
}

/** Multiplies chroma: 0 is grey, 1 leaves the colour alone. */
export function saturate(color: Hex, factor: number): Hex {
  const [l, a, b] = toLab(color);
  return fromLab([l, a * factor, b * factor]);
}
