import { mix } from '../color';
import { paintLodge } from '../built/lodge';
import { paintYurt } from '../built/yurt';
import { paintSnowfall } from '../built/walls';
import { COATS, paintHorse } from '../land/horse';
import type { HorsePose } from '../land/horse';
import { paintLand, paintMist, paintRange, ridgeLine } from '../land/mountains';
import { blob, conifer, dabs, grassBlades, paintTree } from '../land/plants';
import { paintSky } from '../land/sky';
import type { Point, Stage } from '../stage';
import { n } from '../stage';

/** Where horses stand: share of the width, of the height, and their size as a share of the height. Far to near. */
type Spot = readonly [u: number, v: number, size: number];
const RESTING_SPOTS: readonly Spot[] = [
  [0.26, 0.86, 0.16],
  [0.1, 0.8, 0.11],
  [0.48, 0.83, 0.1],
  [0.4, 0.93, 0.17],
  [0.86, 0.88, 0.13],
];
const RUNNING_SPOTS: readonly Spot[] = [
  [0.62, 0.78, 0.1],
  [0.86, 0.8, 0.115],
  [0.2, 0.82, 0.135],
  [0.72, 0.88, 0.155],
  [0.4, 0.89, 0.17],
];

/** Rolling pasture in `count` swells from `from` down to the bottom; returns the skylines, far to near. */
export function swells(stage: Stage, from: number, count: number): Point[][] {
  const { mood, w, h, random } = stage;
  const lines: Point[][] = [];
  for (let i = 0; i < count; i += 1) {
    const t = i / Math.max(1, count - 1);
    const base = from + (h * 0.98 - from) * t ** 1.15;
    const line = ridgeLine(stage, {
      base,
      height: h * (0.05 + 0.035 * t),
      peaks: 1.3 - 0.4 * t,
      sharpness: 0,
      seed: `swell-${i}-${random.int(0, 1e6)}`,
    });
    lines.push(line);
    const crest = mix(mix(mood.grass[2], mood.haze, 0.4 * (1 - t)), mood.light, 0.14);
    const foot = mix(mix(mood.grass[1], mood.grass[0], 0.35 + 0.3 * t), mood.haze, 0.25 * (1 - t));
    paintLand(stage, line, crest, foot, base + h * 0.24, 0.03);
    let strokes = '';
    for (let k = 0; k < 60; k += 1) {
      const x = random.next() * w;
      const y = base + h * random.range(0.0, 0.16);
      strokes += `M${n(x)} ${n(y)}q${n(w * 0.02)} ${n(-h * 0.006)} ${n(w * random.range(0.03, 0.08))} ${n(random.range(-4, 4))}`;
    }
    stage.line(strokes, mood.grass[1], 2 + 2 * t, 'opacity="0.28" stroke-linecap="round"');
  }
  return lines;
}

/** Small copses on a skyline. */
function copses(stage: Stage, line: readonly Point[], count: number, size: number): void {
  const { random, mood } = stage;
  let deep = '';
  let lit = '';
  for (let i = 0; i < count; i += 1) {
    const at = line[random.int(2, line.length - 3)] as Point;
    for (let k = 0; k < 5; k += 1) {
      const x = at[0] + random.gauss() * size * 1.8;
      const r = size * random.range(0.4, 0.8);
      deep += mood.snow
        ? conifer(random, x, at[1] + size * 0.3, r * 2.6)
        : blob(random, x, at[1] - r * 0.35, r * 1.15, r * 0.62, 0.18);
      if (!mood.snow)
        lit += dabs(random, { x: x - r * 0.1, y: at[1] - r * 0.7, rx: r * 0.8, ry: r * 0.34 }, 9, r * 0.3, 1, 1.5);
    }
  }
  stage.path(deep, mix(mood.leaf[0], mood.haze, 0.3));
  stage.path(lit, mix(mood.leaf[1], mood.haze, 0.15));
}

function fence(stage: Stage, y: number): void {
  const { w, h, mood } = stage;
  let posts = '';
  let rails = '';
  for (let i = 0; i < 9; i += 1) {
    const x = w * (i / 8);
    const yy = y + Math.sin(i * 0.8) * h * 0.008 + i * h * 0.005;
    posts += `M${n(x)} ${n(yy - h * 0.07)}v${n(h * 0.08)}`;
    if (i > 0) {
      const px = w * ((i - 1) / 8);
      const py = y + Math.sin((i - 1) * 0.8) * h * 0.008 + (i - 1) * h * 0.005;
      for (const k of [0.055, 0.028]) rails += `M${n(px - 8)} ${n(py - h * k)}L${n(x + 8)} ${n(yy - h * k - 2)}`;
    }
  }
  stage.line(rails, mood.wood[1], h * 0.006, 'stroke-linecap="round"');
  stage.line(posts, mood.wood[0], h * 0.01, 'stroke-linecap="round"');
}

function flowers(stage: Stage, y1: number, y2: number, count: number): void {
  const { w, mood } = stage;
  const random = stage.random.fork('flowers');
  for (const color of ['#fff6e0', mood.dark > 0.3 ? '#e7b06a' : '#f2c14e', '#d8748c']) {
    let d = '';
    for (let i = 0; i < count; i += 1) d += `M${n(random.next() * w)} ${n(y1 + (y2 - y1) * random.next() ** 0.8)}h.1`;
    stage.line(d, color, 7, 'stroke-linecap="round" opacity="0.85"');
  }
}

/** Wide pasture under a big sky, with yurts, a stone house or a timber cabin, and horses. */
export function grassland(
  stage: Stage,
  options: {
    home?: 'yurts' | 'stone' | 'timber' | 'none';
    horses?: number;
    fence?: boolean;
    running?: boolean;
  } = {},
): void {
  const { w, h, mood, random } = stage;
  paintSky(stage, h * 0.58, { clouds: 6, birds: true });
  paintRange(stage, {
    horizon: h * 0.52,
    height: h * 0.12,
    layers: 3,
    bottom: h * 0.58,
    sharpness: 0.2,
    nearness: 0.25,
    mist: 0.4,
  });
  paintMist(stage, h * 0.585, h * 0.025, 0.5);
  const lines = swells(stage, h * 0.6, 3);
  copses(stage, lines[0] as Point[], 6, h * 0.03);
  const home = options.home ?? 'none';
  const flip = random.chance(0.5);
  const at = (u: number): number => w * (flip ? 1 - u : u);
  if (home === 'yurts') {
    paintYurt(stage, at(0.18), h * 0.66, w * 0.1);
    paintYurt(stage, at(0.44), h * 0.68, w * 0.13);
    paintYurt(stage, at(0.7), h * 0.77, w * 0.26);
  } else if (home !== 'none') {
    if (home === 'timber')
      for (const [u, k] of [
        [0.36, 0.3],
        [0.3, 0.24],
        [0.92, 0.32],
        [0.87, 0.24],
      ] as const)
        stage.path(conifer(random, at(u), h * 0.74, h * k), mix(mood.leaf[0], mood.near, 0.4));
    else paintTree(stage, at(0.36), h * 0.745, h * 0.24);
    paintLodge(stage, at(0.64), h * 0.755, w * 0.44, home);
  }
  stage.path(
    grassBlades(random.fork('mid'), w, h * 0.74, h * 0.86, 380, h * 0.02),
    mix(mood.grass[1], mood.grass[0], 0.4),
    'opacity="0.55"',
  );
  const poses: HorsePose[] = ['grazing', 'standing', 'grazing', 'standing', 'grazing'];
  const spots = options.running ? RUNNING_SPOTS : RESTING_SPOTS;
  spots.slice(0, options.horses ?? 3).forEach(([u, v, k], i) => {
    const pose = options.running ? 'running' : (poses[i] as HorsePose);
    const coat = COATS[(i + random.int(0, 4)) % COATS.length] as readonly [string, string];
    paintHorse(stage, at(u), h * v, h * k, pose, coat, options.running ? flip : (i % 2 === 1) !== flip);
  });
  if (options.fence) fence(stage, h * 0.9);
  if (!mood.snow && mood.dark < 0.5) flowers(stage, h * 0.8, h * 0.99, 26);
  stage.path(grassBlades(random.fork('near'), w, h * 0.92, h * 1.05, 300, h * 0.06), mood.grass[0]);
  stage.path(
    grassBlades(random.fork('lit'), w, h * 0.94, h * 1.06, 150, h * 0.06),
    mix(mood.grass[1], mood.grass[2], 0.4),
  );
  if (mood.snow) paintSnowfall(stage, 0.8);
}
