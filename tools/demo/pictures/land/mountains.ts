import { mix, shift } from '../color';
import { fractalNoise } from '../prng';
import type { Point, Stage } from '../stage';
import { n, polygon, polyline } from '../stage';

export interface RidgeOptions {
  /** Foot of the ridge and its height above the foot, in pixels of the sheet. */
  base: number;
  height: number;
  /** Peaks across the sheet. */
  peaks: number;
  /** 0 rolling hills … 1 sharp crests. */
  sharpness: number;
  seed: string;
  step?: number;
}

/** The skyline of one ridge, left to right. */
export function ridgeLine(stage: Stage, options: RidgeOptions): Point[] {
  const coarse = fractalNoise(`${options.seed}/coarse`, 3, 0.45);
  const fine = fractalNoise(`${options.seed}/fine`, 4, 0.55);
  const step = options.step ?? Math.max(5, stage.w / 260);
  const offset = stage.random.range(0, 500);
  const points: Point[] = [];
  for (let x = -step; x <= stage.w + step; x += step) {
    const u = (x / stage.w) * options.peaks + offset;
    const soft = 0.5 + 0.6 * coarse(u);
    const crest = 1 - Math.abs(coarse(u * 0.9 + 40)) * 1.9;
    const shape = soft * (1 - options.sharpness) + crest * options.sharpness;
    const detail = fine(u * 3.1) * 0.16 * (0.25 + options.sharpness);
    points.push([x, options.base - options.height * (shape + detail)]);
  }
  return points;
}

/** Sunlit flanks below the peaks: from the crest down the side that faces the light. */
function flanks(stage: Stage, line: readonly Point[], depth: number, color: string, strength: number): void {
  const fromLeft = stage.mood.orbX < 0.5 || stage.mood.orb === 'none';
  const reach = 9;
  for (let i = reach; i < line.length - reach; i += 1) {
    const [px, py] = line[i] as Point;
    const isPeak = line.slice(i - reach, i + reach + 1).every(([, y]) => y >= py);
    if (!isPeak) continue;
    const side: Point[] = [];
    for (let k = 0; k < 26; k += 1) {
      const point = line[fromLeft ? i - k : i + k];
      if (!point || point[1] > py + depth * 0.9) break;
      if (k > 2 && point[1] < (side[side.length - 1]?.[1] ?? py) - 2) break;
      side.push(point);
    }
    const drop = (side[side.length - 1]?.[1] ?? py) - py;
    if (side.length < 5 || drop < depth * 0.22) continue;
    const fall = Math.min(depth, drop * 1.5);
    const direction = fromLeft ? 1 : -1;
    const spine: Point[] = [];
    let sx = px;
    for (let k = 1; k <= 7; k += 1) {
      sx += direction * fall * (k % 2 ? stage.random.range(0.06, 0.16) : -stage.random.range(0.02, 0.1));
      spine.push([sx, py + (fall * k) / 7]);
    }
    const foot = side[side.length - 1] as Point;
    const inner = stage.random.range(0.35, 0.6);
    const gully: Point[] = [
      [sx + (foot[0] - sx) * inner, py + fall * 0.72],
      [sx + (foot[0] - sx) * (inner + 0.14), py + fall * 1.02],
    ];
    const fill = stage.linear([
      [0, color, strength],
      [0.55, color, strength * 0.4],
      [1, color, 0],
    ]);
    stage.path(polygon([foot, ...side.slice(0, -1).reverse(), ...spine, ...gully]), fill);
  }
}

/** One layer of land, from its skyline to the bottom of the sheet, with the soft shadow it casts on what is behind. */
export function paintLand(
  stage: Stage,
  line: readonly Point[],
  crest: string,
  foot: string,
  footY: number,
  shadow = 0.06,
): void {
  const top = Math.min(...line.map(([, y]) => y));
  const skyline = polyline(line);
  const scale = stage.h / 1200;
  for (const width of [34, 20, 9]) {
    stage.line(
      skyline,
      stage.mood.shadow,
      width * scale,
      `opacity="${(shadow * 0.6).toFixed(3)}" stroke-linejoin="round"`,
    );
  }
  stage.path(
    `${skyline}L${n(stage.w + 10)} ${n(stage.h + 5)}L-10 ${n(stage.h + 5)}Z`,
    stage.vertical(
      [
        [0, crest],
        [0.35, mix(crest, foot, 0.45)],
        [1, foot],
      ],
      top,
      footY,
    ),
  );
}

/** A band of mist: lenses of haze that fade at the edges. */
export function paintMist(stage: Stage, y: number, thickness: number, strength: number, color = stage.mood.haze): void {
  const { random, w } = stage;
  for (let i = 0; i < 5; i += 1) {
    const cx = w * (i / 4) + random.gauss() * w * 0.12;
    stage.glow(
      cx,
      y + random.gauss() * thickness * 0.3,
      w * random.range(0.26, 0.46),
      thickness * random.range(0.6, 1.2),
      color,
      strength,
    );
  }
}

export interface RangeOptions {
  horizon: number;
  /** Height of the farthest ridge, px. */
  height: number;
  layers: number;
  sharpness?: number;
  /** Where the nearest ridge stands, px. */
  bottom: number;
  mist?: number;
  /** 0..1: how dark the nearest layer becomes. */
  nearness?: number;
}

/** Layered mountains with mist between them; returns the skyline of the nearest one. */
export function paintRange(stage: Stage, options: RangeOptions): Point[] {
  const { mood, h } = stage;
  let line: Point[] = [];
  const nearness = options.nearness ?? 0.85;
  for (let i = 0; i < options.layers; i += 1) {
    const t = options.layers === 1 ? 1 : i / (options.layers - 1);
    const base = options.horizon + (options.bottom - options.horizon) * t;
    line = ridgeLine(stage, {
      base,
      height: options.height * (1 - 0.45 * t) * (i % 2 ? 0.82 : 1),
      peaks: 2.2 + t * 1.6 + stage.random.range(0, 0.6),
      sharpness: (options.sharpness ?? 0.6) * (1 - 0.35 * t),
      seed: `ridge-${i}-${stage.random.int(0, 1e6)}`,
    });
    const body =
      t < 0.5
        ? mix(mix(mood.haze, mood.far, 0.68), shift(mood.far, -0.05), t * 2)
        : mix(shift(mood.far, -0.05), mood.near, (t - 0.5) * 2 * nearness);
    const foot = mix(body, mood.haze, 0.75 - 0.3 * t);
    paintLand(stage, line, body, foot, base + options.height * 0.42, 0.05 + t * 0.03);
    const lit = mood.snow ? '#ffffff' : mix(shift(body, 0.12), mood.light, 0.4);
    if ((options.sharpness ?? 0.6) > 0.3)
      flanks(stage, line, options.height * (0.5 - 0.2 * t), lit, mood.snow ? 0.75 : 0.34 + 0.1 * t);
    if (mood.snow) stage.line(polyline(line), '#ffffff', h * 0.004, `opacity="0.5"`);
    if (i < options.layers - 1)
      paintMist(stage, base + options.height * 0.1, h * 0.06, (options.mist ?? 0.6) * (1 - 0.3 * t));
  }
  return line;
}
