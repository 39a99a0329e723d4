import { mix, shift } from '../color';
import { paintRoof } from '../built/roof';
import { paintLattice, paintSteppedGable } from '../built/walls';
import { paintLand, paintMist, paintRange, ridgeLine } from '../land/mountains';
import { blob, paintTree } from '../land/plants';
import { paintSky } from '../land/sky';
import type { Point, Stage } from '../stage';
import { n } from '../stage';
import { branchCorner } from './mountains';

/** A small white house with a grey roof, `s` px wide, standing on (x, y). */
export function paintFarmhouse(stage: Stage, x: number, y: number, s: number): void {
  const { mood } = stage;
  stage.ellipse(x + s * 0.05, y, s * 0.6, s * 0.04, mood.shadow, 'opacity="0.3"');
  paintSteppedGable(stage, x + s * 0.18, y, s * 0.36, s * 0.62, 3);
  stage.rect(x - s * 0.5, y - s * 0.34, s * 0.74, s * 0.34, stage.ramp(mood.wall[2], mood.wall[0]));
  paintRoof(stage, {
    x0: x - s * 0.56,
    x1: x + s * 0.3,
    eave: y - s * 0.32,
    ridge: y - s * 0.5,
    inset: s * 0.06,
    sweep: s * 0.02,
    tile: s * 0.034,
  });
  for (const u of [-0.42, -0.24, 0.02]) paintLattice(stage, x + s * u, y - s * 0.25, s * 0.12, s * 0.12, 3, 3);
  stage.rect(x - s * 0.1, y - s * 0.2, s * 0.09, s * 0.2, mood.wood[0]);
  if (mood.dark > 0.3) stage.glow(x, y - s * 0.1, s * 0.5, s * 0.25, mood.lamp, 0.4);
}

/** One clipped hedge: scalloped back, smooth foot. `rise` and `sink` are its heights above and below the row's line. */
function hedge(stage: Stage, at: (x: number) => number, bush: number, rise: number, sink: number): string {
  const { random, w } = stage;
  let x = -bush * random.range(1, 2);
  let d = `M${n(x)} ${n(at(x))}`;
  while (x < w + bush) {
    const next = x + bush * random.range(0.8, 1.25);
    const middle = (x + next) / 2;
    d += `C${n(x + bush * 0.08)} ${n(at(middle) - rise * 1.3)} ${n(next - bush * 0.08)} ${n(at(middle) - rise * 1.3)} ${n(next)} ${n(at(next) - rise * 0.35)}`;
    x = next;
  }
  for (let back = x; back > -bush * 2; back -= bush * 4) d += `L${n(back)} ${n(at(back) + sink)}`;
  return `${d}Z`;
}

/** Rows of tea bushes that follow the curve of a hillside below `line`, closer together far away. */
function teaRows(stage: Stage, line: readonly Point[], rows: number, pitch: number, fan: number): void {
  const { mood, w } = stage;
  const step = (line[1] as Point)[0] - (line[0] as Point)[0];
  const skyline = (x: number): number => {
    const at = Math.min(line.length - 1.001, Math.max(0, (x - (line[0] as Point)[0]) / step));
    const low = Math.floor(at);
    const a = (line[low] as Point)[1];
    return a + ((line[low + 1] as Point)[1] - a) * (at - low);
  };
  for (let row = 0; row < rows; row += 1) {
    const t = row / rows;
    const thick = pitch * (0.36 + 0.5 * t);
    const drop = thick * 0.8 + pitch * row * (0.8 + 0.55 * t);
    const at = (x: number): number => skyline(x) + drop * (1 + fan * (x / w - 0.5));
    const tone = mix(mood.leaf[0], mood.leaf[1], 0.35 + 0.25 * Math.sin(row * 1.7));
    stage.path(
      hedge(stage, (x) => at(x) + thick * 0.5, thick * 2.6, thick * 0.2, thick * 0.5),
      mix(mood.leaf[0], mood.shadow, 0.35),
      'opacity="0.6"',
    );
    stage.path(hedge(stage, at, thick * 1.9, thick * 0.7, thick * 0.45), tone);
    stage.path(
      hedge(stage, (x) => at(x) - thick * 0.3, thick * 1.6, thick * 0.42, 0),
      mood.snow ? '#ffffff' : mix(mood.leaf[1], mood.leaf[2], 0.75),
      'opacity="0.92"',
    );
  }
}

/** Tea terraces on folding hills, a farmhouse between them, mountains beyond. */
export function teaTerrace(stage: Stage): void {
  const { w, h, mood, random } = stage;
  const flip = random.chance(0.5);
  paintSky(stage, h * 0.48, { clouds: 4, birds: true });
  paintRange(stage, {
    horizon: h * 0.42,
    height: h * 0.27,
    layers: 4,
    bottom: h * 0.54,
    sharpness: 0.65,
    nearness: 0.35,
  });
  paintMist(stage, h * 0.5, h * 0.05, 0.7);
  const slope = (base: number, lift: number, side: number): Point[] => {
    const line = ridgeLine(stage, {
      base,
      height: h * 0.05,
      peaks: 1.3,
      sharpness: 0,
      seed: `tea-${random.int(0, 1e6)}`,
    });
    return line.map(([x, y]) => [x, y - lift * Math.min(1, Math.max(0, side > 0 ? x / w : 1 - x / w)) ** 1.6]);
  };
  const earth = mix(mood.grass[1], mood.wood[2], 0.25);
  const hill = (line: Point[], rows: number, pitch: number, tilt: number, t: number): void => {
    paintLand(stage, line, mix(earth, mood.haze, 0.3 * (1 - t)), shift(mix(earth, mood.grass[0], 0.5), -0.02), h, 0.05);
    teaRows(stage, line, rows, pitch, tilt);
  };
  const side = flip ? -1 : 1;
  hill(slope(h * 0.6, h * 0.13, -side), 13, h * 0.014, 0.3, 0);
  paintFarmhouse(stage, w * (flip ? 0.33 : 0.67), h * 0.63, w * 0.27);
  for (const [u, k] of [
    [0.47, 0.16],
    [0.86, 0.2],
    [0.9, 0.14],
  ] as const)
    paintTree(stage, w * (flip ? 1 - u : u), h * 0.65, h * k);
  hill(slope(h * 0.72, h * 0.16, side), 13, h * 0.024, -0.5, 0.5);
  hill(slope(h * 0.93, h * 0.2, -side), 11, h * 0.036, 0.5, 1);
  branchCorner(stage);
}

/** White-walled village along still water, doubled by its reflection. */
export function waterVillage(stage: Stage): void {
  const { w, h, mood, random } = stage;
  const shore = h * 0.63;
  paintSky(stage, h * 0.5, { clouds: 4, birds: true });
  paintRange(stage, {
    horizon: h * 0.47,
    height: h * 0.27,
    layers: 4,
    bottom: h * 0.58,
    sharpness: 0.6,
    nearness: 0.35,
  });
  paintMist(stage, h * 0.55, h * 0.05, 0.7);
  const from = stage.body().length;
  const houses: [number, number, number][] = [];
  for (let i = 0; i < 5; i += 1)
    houses.push([w * (0.02 + i * 0.235 + random.range(-0.02, 0.02)), w * random.range(0.17, 0.22), 0.94]);
  for (let i = 0; i < 5; i += 1)
    houses.push([w * (-0.06 + i * 0.25 + random.range(-0.02, 0.03)), w * random.range(0.19, 0.25), 1]);
  houses.forEach(([x, s, k], i) => {
    const base = shore - (i < 5 ? h * 0.075 : 0);
    if (i % 5 === 2 || i === 9) paintTree(stage, x - w * 0.012, base + 4, h * 0.25);
    villageHouse(stage, x, base, s, h * random.range(0.2, 0.26) * k, i);
  });
  stage.rect(
    0,
    shore - 2,
    w,
    h * 0.022,
    stage.linear([
      [0, mood.ground[2]],
      [0.3, mood.ground[1]],
      [1, mood.ground[0]],
    ]),
  );
  const town = stage.body().slice(from);
  pond(stage, shore + h * 0.02, town);
}

function villageHouse(stage: Stage, x: number, base: number, s: number, height: number, index: number): void {
  const { mood, random } = stage;
  stage.rect(
    x,
    base - height * 0.62,
    s,
    height * 0.62,
    stage.linear([
      [0, mood.wall[2]],
      [0.7, mood.wall[1]],
      [1, mood.wall[0]],
    ]),
  );
  paintRoof(stage, {
    x0: x - s * 0.03,
    x1: x + s * 1.03,
    eave: base - height * 0.6,
    ridge: base - height * 0.86,
    inset: s * 0.05,
    tile: s * 0.045,
  });
  if (index % 2 === 0) paintSteppedGable(stage, x + s * 0.66, base, s * 0.46, height * 1.08, 3);
  for (const u of [0.12, 0.4]) paintLattice(stage, x + s * u, base - height * 0.46, s * 0.1, height * 0.14, 3, 3);
  if (random.chance(0.7)) paintLattice(stage, x + s * 0.84, base - height * 0.5, s * 0.09, height * 0.13, 3, 3);
  stage.rect(x + s * 0.26, base - height * 0.26, s * 0.1, height * 0.26, mood.wood[0]);
}

function pond(stage: Stage, top: number, town: string): void {
  const { w, h, mood } = stage;
  const random = stage.random.fork('pond');
  stage.rect(
    0,
    top,
    w,
    h - top,
    stage.vertical(
      [
        [0, mix(mood.water[1], mood.water[2], 0.5)],
        [0.5, mood.water[1]],
        [1, mood.water[0]],
      ],
      top,
      h,
    ),
  );
  stage.group(
    `clip-path="${stage.clip(`<rect x="0" y="${n(top)}" width="${w}" height="${n(h - top)}"/>`)}" opacity="0.5"`,
    () => {
      stage.group(`transform="translate(0 ${n(top * 2)}) scale(1 -1)"`, () => stage.add(town));
    },
  );
  stage.rect(
    0,
    top,
    w,
    h - top,
    stage.vertical(
      [
        [0, mood.water[1], 0.05],
        [1, mood.water[0], 0.75],
      ],
      top,
      h,
    ),
  );
  let dark = '';
  let light = '';
  for (let i = 0; i < 170; i += 1) {
    const t = random.next() ** 1.2;
    const y = top + (h - top) * (0.02 + 0.96 * t);
    const half = w * (0.012 + 0.06 * t) * random.range(0.5, 1.5);
    const x = random.next() * w;
    const mark = `M${n(x - half)} ${n(y)}Q${n(x)} ${n(y - 1 - 4 * t)} ${n(x + half)} ${n(y)}Q${n(x)} ${n(y + 1 + 4 * t)} ${n(x - half)} ${n(y)}`;
    if (i % 2) dark += mark;
    else light += mark;
  }
  stage.path(dark, mood.water[0], 'opacity="0.3"');
  stage.path(light, mood.water[2], 'opacity="0.35"');
  let pads = '';
  for (let i = 0; i < 26; i += 1) {
    const t = random.next();
    const s = w * (0.012 + 0.022 * t);
    pads += blob(
      random,
      w * (random.chance(0.5) ? random.range(-0.02, 0.26) : random.range(0.76, 1.02)),
      h * (0.84 + 0.15 * t),
      s,
      s * 0.3,
      0.08,
    );
  }
  stage.path(pads, mix(mood.leaf[0], mood.water[0], 0.25));
  stage.path(pads, mood.leaf[1], 'opacity="0.7" transform="translate(0 -3)"');
}
