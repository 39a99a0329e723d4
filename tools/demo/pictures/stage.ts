import type { Hex } from './color';
import type { Mood } from './moods';
import type { Random } from './prng';

/** One gradient stop: offset 0..1, colour, opacity (1 when left out). */
export type Stop = readonly [offset: number, color: Hex, opacity?: number];
export type Point = readonly [x: number, y: number];

/** One decimal is a tenth of a pixel: enough for the eye, and short files. */
export function n(value: number): string {
  // A NaN would only make the rasteriser drop the rest of a path silently; say where it came from instead.
  if (!Number.isFinite(value)) throw new RangeError(`Not a coordinate: ${value}`);
  return String(Math.round(value * 10) / 10);
}

/** Definitions shared by a picture and every view embedded in it. */
class Definitions {
  readonly parts: string[] = [];
  private readonly known = new Map<string, string>();

  use(body: (id: string) => string): string {
    const key = body('');
    const found = this.known.get(key);
    if (found) return found;
    const id = `d${this.parts.length.toString(36)}`;
    this.parts.push(body(id));
    this.known.set(key, id);
    return id;
  }
}

const stopsText = (stops: readonly Stop[]): string =>
  stops
    .map(
      ([offset, color, opacity]) =>
        `<stop offset="${Math.round(offset * 1000) / 1000}" stop-color="${color}"${
          opacity === undefined ? '' : ` stop-opacity="${Math.round(opacity * 1000) / 1000}"`
        }/>`,
    )
    .join('');

const evenly = (colors: readonly Hex[]): Stop[] => colors.map((color, i) => [i / (colors.length - 1), color] as const);

/** A sheet to draw on: collects SVG elements in painting order, with a mood and a stream of randomness. */
export class Stage {
  private readonly elements: string[] = [];

  constructor(
    readonly w: number,
    readonly h: number,
    readonly random: Random,
    readonly mood: Mood,
    private readonly definitions: Definitions = new Definitions(),
  ) {}

  add(...elements: string[]): this {
    this.elements.push(...elements);
    return this;
  }

  /** Vertical by default; the box is the element's own (0..1). */
  linear(stops: readonly Stop[], x1 = 0, y1 = 0, x2 = 0, y2 = 1): string {
    const box = `x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"`;
    return `url(#${this.definitions.use((id) => `<linearGradient id="${id}" ${box}>${stopsText(stops)}</linearGradient>`)})`;
  }

  /** Even vertical gradient through two or three colours. */
  ramp(...colors: readonly [Hex, Hex] | readonly [Hex, Hex, Hex]): string {
    return this.linear(evenly(colors));
  }

  /** Even gradient from left to right through two or three colours. */
  across(...colors: readonly [Hex, Hex] | readonly [Hex, Hex, Hex]): string {
    return this.linear(evenly(colors), 0, 0, 1, 0);
  }

  /** Vertical gradient between two heights of the sheet, the same for every element that uses it. */
  vertical(stops: readonly Stop[], y1: number, y2: number): string {
    const box = `gradientUnits="userSpaceOnUse" x1="0" y1="${n(y1)}" x2="0" y2="${n(y2)}"`;
    return `url(#${this.definitions.use((id) => `<linearGradient id="${id}" ${box}>${stopsText(stops)}</linearGradient>`)})`;
  }

  radial(stops: readonly Stop[], cx = 0.5, cy = 0.5, r = 0.5): string {
    const box = `cx="${cx}" cy="${cy}" r="${r}"`;
    return `url(#${this.definitions.use((id) => `<radialGradient id="${id}" ${box}>${stopsText(stops)}</radialGradient>`)})`;
  }

  /** Gaussian blur; costs time with area, so keep it for small shapes. */
  blur(deviation: number): string {
    return `url(#${this.definitions.use(
      (id) =>
        `<filter id="${id}" x="-40%" y="-40%" width="180%" height="180%"><feGaussianBlur stdDeviation="${n(deviation)}"/></filter>`,
    )})`;
  }

  clip(shape: string): string {
    return `url(#${this.definitions.use((id) => `<clipPath id="${id}">${shape}</clipPath>`)})`;
  }

  rect(x: number, y: number, w: number, h: number, fill: string, extra = ''): this {
    return this.add(
      `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}"${extra && ` ${extra}`}/>`,
    );
  }

  path(d: string, fill: string, extra = ''): this {
    return this.add(`<path d="${d}" fill="${fill}"${extra && ` ${extra}`}/>`);
  }

  line(d: string, stroke: string, width: number, extra = ''): this {
    return this.add(
      `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${n(width)}"${extra && ` ${extra}`}/>`,
    );
  }

  ellipse(cx: number, cy: number, rx: number, ry: number, fill: string, extra = ''): this {
    return this.add(
      `<ellipse cx="${n(cx)}" cy="${n(cy)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${extra && ` ${extra}`}/>`,
    );
  }

  /** A round light or shadow that fades to nothing. */
  glow(cx: number, cy: number, rx: number, ry: number, color: Hex, opacity: number): this {
    const fill = this.radial([
      [0, color, opacity],
      [0.35, color, opacity * 0.55],
      [0.7, color, opacity * 0.14],
      [1, color, 0],
    ]);
    return this.ellipse(cx, cy, rx, ry, fill);
  }

  /** Draws `paint` in a group with the given attributes (transform, opacity, clip-path…). */
  group(attributes: string, paint: () => void): this {
    this.elements.push(`<g ${attributes}>`);
    paint();
    this.elements.push('</g>');
    return this;
  }

  /** A view of its own size drawn into the given clip shape, e.g. the landscape behind a window. */
  embed(
    name: string,
    box: { x: number; y: number; w: number; h: number },
    shape: string,
    paint: (view: Stage) => void,
    mood: Mood = this.mood,
  ): this {
    const view = new Stage(box.w, box.h, this.random.fork(name), mood, this.definitions);
    paint(view);
    return this.add(
      `<g clip-path="${this.clip(shape)}"><g transform="translate(${n(box.x)} ${n(box.y)})">${view.body()}</g></g>`,
    );
  }

  body(): string {
    return this.elements.join('');
  }

  toSvg(): string {
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${this.w}" height="${this.h}" viewBox="0 0 ${this.w} ${this.h}">` +
      `<defs>${this.definitions.parts.join('')}</defs>${this.elements.join('')}</svg>`
    );
  }
}

/** Closed polygon through the points. */
export const polygon = (points: readonly Point[]): string => `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`;

/** Open line through the points. */
export const polyline = (points: readonly Point[]): string => `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`;

/** Smooth curve through the points (quadratic through midpoints). */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first || rest.length === 0) return '';
  let d = `M${n(first[0])} ${n(first[1])}`;
  for (let i = 0; i < rest.length - 1; i += 1) {
    const a = rest[i] as Point;
    const b = rest[i + 1] as Point;
    d += `Q${n(a[0])} ${n(a[1])} ${n((a[0] + b[0]) / 2)} ${n((a[1] + b[1]) / 2)}`;
  }
  const last = rest[rest.length - 1] as Point;
  return `${d}L${n(last[0])} ${n(last[1])}`;
}

/** Closed polygon through corners given as x, y, x, y… */
export function corners(...coordinates: readonly number[]): string {
  const points: Point[] = [];
  for (let i = 0; i + 1 < coordinates.length; i += 2)
    points.push([coordinates[i] as number, coordinates[i + 1] as number]);
  return polygon(points);
}
