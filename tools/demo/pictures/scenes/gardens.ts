import { mix, shift } from '../color';
import { paintCoping, paintRoof } from '../built/roof';
import { leafShadow, paintLantern, paintPaving, paintPlaster, paintSnowfall } from '../built/walls';
import { paintLodge } from '../built/dwellings';
import { paintRange } from '../land/mountains';
import { dab, dabs, grassBlades } from '../land/plants';
import { paintSky } from '../land/sky';
import type { Stage } from '../stage';
import { n } from '../stage';
import { swells } from './grassland';

/** An old persimmon with fruit; leaves few and turning. */
function persimmon(stage: Stage, x: number, y: number, height: number, lean: number): void {
  const { mood } = stage;
  const random = stage.random.fork('persimmon');
  const bark = mix(mood.wood[0], '#2a2522', 0.4);
  const tips: [number, number][] = [];
  const limb = (
    px: number,
    py: number,
    angle: number,
    length: number,
    thick: number,
    depth: number,
  ): void => {
    const ex = px + Math.cos(angle) * length;
    const ey = py + Math.sin(angle) * length;
    const bend = random.gauss() * length * 0.16;
    stage.line(
      `M${n(px)} ${n(py)}Q${n((px + ex) / 2 + bend)} ${n((py + ey) / 2)} ${n(ex)} ${n(ey)}`,
      bark,
      thick,
      'stroke-linecap="round"',
    );
    if (depth <= 2) tips.push([ex, ey], [(px + ex * 2) / 3, (py + ey * 2) / 3]);
    if (depth === 0) return;
    const count = depth === 5 ? 3 : 2;
    for (let i = 0; i < count; i += 1) {
      const turn = (i / (count - 1) - 0.5) * 1.35 + random.range(-0.25, 0.25) + lean * 0.06;
      limb(
        ex,
        ey,
        angle * 0.94 - Math.PI * 0.03 + turn,
        length * random.range(0.68, 0.86),
        thick * 0.64,
        depth - 1,
      );
    }
  };
  const foot = height * 0.034;
  const tx = x + lean * height * 0.05;
  stage.ellipse(x, y, height * 0.2, height * 0.022, mood.shadow, 'opacity="0.3"');
  stage.path(
    `M${n(x - foot * 1.9)} ${n(y + 6)}Q${n(x - foot * 0.6)} ${n(y - foot * 1.6)} ${n(tx - foot * 0.62)} ${n(y - height * 0.24)}H${n(tx + foot * 0.62)}Q${n(x + foot * 0.7)} ${n(y - foot * 1.6)} ${n(x + foot * 2)} ${n(y + 6)}Z`,
    bark,
  );
  limb(tx, y - height * 0.235, -Math.PI / 2 + lean * 0.14, height * 0.17, foot * 1.24, 5);
  let deep = '';
  let lit = '';
  for (const [px, py] of tips) {
    if (random.chance(0.3)) continue;
    deep += dabs(
      random,
      { x: px, y: py, rx: height * 0.045, ry: height * 0.035 },
      4,
      height * 0.036,
      1.3,
      1.1,
    );
    lit += dabs(random, { x: px, y: py, rx: height * 0.05, ry: height * 0.03 }, 2, height * 0.034, 1.3, 1.1);
  }
  stage.path(deep, mix(mood.leaf[0], mood.leaf[1], 0.5));
  stage.path(lit, mood.leaf[2]);
  const fill = stage.radial(
    [
      [0, '#ffb560'],
      [0.5, mix('#ee7a28', mood.near, mood.dark * 0.25)],
      [1, mix('#b94c1a', mood.near, mood.dark * 0.4)],
    ],
    0.35,
    0.3,
    0.75,
  );
  tips.forEach(([px, py], i) => {
    if (i % 3 !== 0) return;
    const r = height * random.range(0.0125, 0.017);
    const cx = px + random.gauss() * 8;
    const cy = py + r * 1.4;
    stage.ellipse(cx, cy, r * 1.1, r, fill);
    stage.path(dab(cx - r * 0.6, cy - r * 0.85, r * 1.2, r * 0.5, 0), mood.leaf[0]);
  });
}

/** A round stone table with stools and a tea set. */
function teaTable(stage: Stage, x: number, y: number, s: number): void {
  const { mood } = stage;
  const stone = (a: number): string =>
    stage.across(shift(mood.ground[2], a), shift(mood.ground[1], a), shift(mood.ground[0], a - 0.04));
  stage.ellipse(x + s * 0.08, y + s * 0.02, s * 1.15, s * 0.2, mood.shadow, 'opacity="0.25"');
  const stool = (cx: number, cy: number): void => {
    stage.path(
      `M${n(cx - s * 0.2)} ${n(cy - s * 0.36)}Q${n(cx - s * 0.27)} ${n(cy - s * 0.16)} ${n(cx - s * 0.18)} ${n(cy)}Q${n(cx)} ${n(cy + s * 0.05)} ${n(cx + s * 0.18)} ${n(cy)}Q${n(cx + s * 0.27)} ${n(cy - s * 0.16)} ${n(cx + s * 0.2)} ${n(cy - s * 0.36)}Z`,
      stone(0),
    );
    stage.ellipse(cx, cy - s * 0.36, s * 0.2, s * 0.06, mood.ground[2]);
  };
  stool(x - s * 0.86, y - s * 0.06);
  stool(x + s * 0.9, y - s * 0.04);
  stage.path(
    `M${n(x - s * 0.24)} ${n(y - s * 0.56)}L${n(x - s * 0.32)} ${n(y)}Q${n(x)} ${n(y + s * 0.09)} ${n(x + s * 0.32)} ${n(y)}L${n(x + s * 0.24)} ${n(y - s * 0.56)}Z`,
    stone(-0.03),
  );
  stage.ellipse(x, y - s * 0.58, s * 0.68, s * 0.17, shift(mood.ground[0], -0.04));
  stage.ellipse(
    x,
    y - s * 0.62,
    s * 0.68,
    s * 0.165,
    stage.linear(
      [
        [0, mood.ground[2]],
        [1, mood.ground[1]],
      ],
      0,
      0,
      1,
      0.4,
    ),
  );
  const clay = mix('#7a3f2a', mood.near, mood.dark * 0.3);
  stage.path(
    `M${n(x - s * 0.16)} ${n(y - s * 0.67)}Q${n(x - s * 0.2)} ${n(y - s * 0.88)} ${n(x)} ${n(y - s * 0.9)}Q${n(x + s * 0.2)} ${n(y - s * 0.88)} ${n(x + s * 0.16)} ${n(y - s * 0.67)}Q${n(x)} ${n(y - s * 0.62)} ${n(x - s * 0.16)} ${n(y - s * 0.67)}Z`,
    stage.across(shift(clay, 0.1), shift(clay, -0.06)),
  );
  stage.line(
    `M${n(x + s * 0.15)} ${n(y - s * 0.75)}q${n(s * 0.1)} ${n(-s * 0.02)} ${n(s * 0.14)} ${n(-s * 0.12)}M${n(x - s * 0.15)} ${n(y - s * 0.84)}q${n(-s * 0.13)} ${n(s * 0.05)} ${n(-s * 0.01)} ${n(s * 0.14)}`,
    clay,
    s * 0.035,
    'stroke-linecap="round"',
  );
  stage.ellipse(x, y - s * 0.91, s * 0.035, s * 0.025, shift(clay, -0.06));
  for (const [u, v] of [
    [-0.4, -0.6],
    [0.36, -0.57],
    [0.46, -0.66],
  ] as const) {
    stage.path(
      `M${n(x + s * (u - 0.06))} ${n(y + s * (v - 0.08))}Q${n(x + s * u)} ${n(y + s * (v + 0.07))} ${n(x + s * (u + 0.06))} ${n(y + s * (v - 0.08))}Z`,
      mood.wall[2],
    );
    stage.ellipse(x + s * u, y + s * (v - 0.08), s * 0.06, s * 0.017, '#a7752f');
  }
  let steam = '';
  for (const dx of [-0.03, 0.04])
    steam += `M${n(x + s * dx)} ${n(y - s * 0.96)}q${n(-s * 0.06)} ${n(-s * 0.1)} 0 ${n(-s * 0.2)}q${n(s * 0.06)} ${n(-s * 0.1)} 0 ${n(-s * 0.22)}`;
  stage.line(steam, '#ffffff', s * 0.02, 'opacity="0.45" stroke-linecap="round"');
}

/** Tea in the court under a persimmon tree. */
export function persimmonCourt(stage: Stage): void {
  const { w, h, mood, random } = stage;
  const flip = random.chance(0.5);
  const at = (u: number): number => w * (flip ? 1 - u : u);
  const top = h * 0.38;
  const ground = h * 0.74;
  paintSky(stage, h * 0.42, { clouds: 3, birds: true });
  paintRange(stage, { horizon: h * 0.34, height: h * 0.22, layers: 3, bottom: h * 0.42, nearness: 0.25 });
  paintPaving(stage, ground, w / 2, h * 0.55);
  paintPlaster(stage, 0, top, w, ground - top);
  const rx = at(flip ? 0.3 : 0.02);
  stage.rect(rx, h * 0.36, w * 0.28, ground - h * 0.36, stage.ramp(shift(mood.wood[0], -0.05), mood.wood[1]));
  for (let i = 0; i < 4; i += 1) {
    const x = rx + w * (0.008 + 0.069 * i);
    const lit = mood.dark > 0.3 ? mood.lamp : mix(mood.wall[1], mood.sky[1], 0.4);
    stage.rect(x, h * 0.44, w * 0.058, h * 0.19, stage.ramp(shift(lit, 0.03), lit));
    let bars = '';
    for (let k = 1; k < 4; k += 1) bars += `M${n(x + (w * 0.058 * k) / 4)} ${n(h * 0.44)}v${n(h * 0.19)}`;
    for (let k = 1; k < 6; k += 1) bars += `M${n(x)} ${n(h * (0.44 + (0.19 * k) / 6))}h${n(w * 0.058)}`;
    stage.line(bars, mood.wood[0], 4);
  }
  paintCoping(stage, flip ? -10 : w * 0.31, flip ? w * 0.69 : w + 10, top, h * 0.05);
  paintRoof(stage, {
    x0: rx - w * 0.05,
    x1: rx + w * 0.33,
    eave: h * 0.4,
    ridge: h * 0.23,
    inset: w * 0.03,
    sweep: h * 0.02,
    tile: 16,
  });
  if (mood.dark > 0.3) paintLantern(stage, rx + w * (flip ? 0.02 : 0.26), h * 0.41, h * 0.055);
  leafShadow(stage, at(flip ? 0.62 : 0.36), top + h * 0.03, w * 0.26, h * 0.28, 0.1);
  stage.rect(0, ground - h * 0.012, w, h * 0.018, mood.ground[0]);
  teaTable(stage, at(0.43), h * 0.9, h * 0.17);
  persimmon(stage, at(0.8), h * 0.87, h * 0.86, flip ? 1 : -1);
  let fallen = '';
  for (let i = 0; i < 46; i += 1)
    fallen += dab(
      random.next() * w,
      ground + h * 0.03 + random.next() * h * 0.22,
      h * 0.02,
      h * 0.005,
      random.range(-0.4, 0.4),
    );
  stage.path(fallen, mood.leaf[1], 'opacity="0.85"');
  if (mood.snow) paintSnowfall(stage);
}

/** Birch trunks close by, a cabin with lit windows beyond. */
export function birchCabin(stage: Stage): void {
  const { w, h, mood, random } = stage;
  const flip = random.chance(0.5);
  const at = (u: number): number => w * (flip ? 1 - u : u);
  paintSky(stage, h * 0.56, { clouds: 3 });
  paintRange(stage, {
    horizon: h * 0.5,
    height: h * 0.17,
    layers: 3,
    bottom: h * 0.56,
    sharpness: 0.25,
    nearness: 0.3,
  });
  swells(stage, h * 0.6, 3);
  const far = mix(mood.wall[2], mood.haze, 0.45);
  for (let i = 0; i < 26; i += 1)
    trunk(stage, w * ((i + random.next()) / 26), h * random.range(0.61, 0.65), h * 0.009, far, 0.5);
  paintLodge(stage, at(0.56), h * 0.765, w * 0.46, 'timber');
  for (const [u, k, y] of [
    [0.06, 0.024, 0.9],
    [0.17, 0.017, 0.82],
    [0.25, 0.012, 0.76],
    [0.87, 0.015, 0.8],
    [0.96, 0.027, 0.94],
  ] as const) {
    trunk(stage, at(u), h * y, h * k, mood.wall[2], 1);
  }
  crown(stage);
  stage.path(grassBlades(random.fork('near'), w, h * 0.93, h * 1.05, 240, h * 0.055), mood.grass[0]);
  if (mood.snow) paintSnowfall(stage);
}

function trunk(stage: Stage, x: number, y: number, width: number, color: string, detail: number): void {
  const { mood, random } = stage;
  const lean = random.gauss() * width * 1.2;
  const bark = stage.linear(
    [
      [0, color],
      [0.45, mix(color, mood.wall[1], 0.5)],
      [1, mix(color, mood.shadow, 0.35)],
    ],
    0,
    0,
    1,
    0,
  );
  stage.ellipse(x, y, width * 3, width * 0.4, mood.shadow, `opacity="${0.22 * detail}"`);
  stage.path(
    `M${n(x - width)} ${n(y)}L${n(x - width * 0.7 + lean)} -10H${n(x + width * 0.6 + lean)}L${n(x + width)} ${n(y)}Z`,
    bark,
  );
  let marks = '';
  for (let i = 0; i < 16 * detail; i += 1) {
    const t = random.next();
    const yy = y * t;
    const cx = x + lean * (1 - t) + random.range(-0.8, 0.3) * width;
    marks += dab(cx, yy, width * random.range(0.4, 1), width * 0.16, random.range(-0.15, 0.15));
  }
  stage.path(marks, mood.wood[0], 'opacity="0.75"');
}

/** Leaves overhead, hanging into the picture. */
function crown(stage: Stage): void {
  const { w, h, mood } = stage;
  const random = stage.random.fork('crown');
  if (mood.snow) return;
  [mood.leaf[0], mood.leaf[1], mood.leaf[2]].forEach((tone, layer) => {
    let d = '';
    for (let i = 0; i < 22; i += 1) {
      const x = random.next() * w;
      const edge = Math.abs(x / w - 0.5) * 2;
      d += dabs(
        random,
        { x, y: h * (0.02 + 0.13 * edge * random.next()), rx: w * 0.06, ry: h * 0.05 },
        20 - layer * 6,
        h * 0.026,
        1.4,
        0.8,
      );
    }
    stage.path(d, tone);
  });
}
