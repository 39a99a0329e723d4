import { mix, shift } from '../color';
import {
  leafShadow,
  paintLantern,
  paintLattice,
  paintPaving,
  paintPlaster,
  paintSnowfall,
  paintSteppedGable,
} from '../built/walls';
import { paintCoping, paintRoof } from '../built/roof';
import { paintRange } from '../land/mountains';
import { blob, dabs, grassBlades, paintBamboo } from '../land/plants';
import { paintSky } from '../land/sky';
import type { Stage } from '../stage';
import { n } from '../stage';

/** A low planter or stone basin. */
function basin(stage: Stage, x: number, y: number, s: number): void {
  const { mood } = stage;
  stage.ellipse(x + s * 0.1, y + s * 0.02, s * 0.75, s * 0.12, mood.shadow, 'opacity="0.25"');
  stage.path(
    `M${n(x - s * 0.55)} ${n(y - s * 0.6)}Q${n(x - s * 0.5)} ${n(y)} ${n(x - s * 0.3)} ${n(y)}H${n(x + s * 0.3)}Q${n(x + s * 0.5)} ${n(y)} ${n(x + s * 0.55)} ${n(y - s * 0.6)}Z`,
    stage.linear(
      [
        [0, mood.ground[0]],
        [0.35, mood.ground[1]],
        [1, mood.roof[0]],
      ],
      0,
      0,
      1,
      0,
    ),
  );
  stage.ellipse(x, y - s * 0.6, s * 0.58, s * 0.13, mood.roof[1]);
  stage.ellipse(x, y - s * 0.59, s * 0.48, s * 0.095, mood.water[1]);
}

/** Low leafy shrubs along the foot of a wall. */
function shrubs(stage: Stage, from: number, to: number, y: number, size: number): void {
  const { random, mood } = stage;
  let deep = '';
  let middle = '';
  let lit = '';
  for (let x = from; x < to; x += size * random.range(0.5, 0.9)) {
    const r = size * random.range(0.5, 1);
    deep += blob(random, x, y - r * 0.32, r * 0.8, r * 0.5, 0.1);
    deep += dabs(random, { x, y: y - r * 0.3, rx: r, ry: r * 0.4 }, 26, r * 0.42, -1.5, 0.7);
    middle += dabs(random, { x, y: y - r * 0.42, rx: r * 0.9, ry: r * 0.36 }, 22, r * 0.4, -1.4, 0.7);
    lit += dabs(random, { x, y: y - r * 0.55, rx: r * 0.75, ry: r * 0.28 }, 9, r * 0.36, -1.3, 0.7);
  }
  stage.path(deep, mood.leaf[0]);
  stage.path(middle, mood.leaf[1], 'opacity="0.9"');
  stage.path(lit, mood.snow ? mix('#ffffff', mood.ground[2], mood.dark) : mood.leaf[2]);
}

/** White wall with a moon gate, grey-tile roofs and bamboo behind it. */
export function moonGate(stage: Stage, options: { bamboo?: boolean } = {}): void {
  const { w, h, mood, random } = stage;
  const flip = random.chance(0.5);
  const gx = w * (flip ? 0.4 : 0.6);
  const top = h * 0.4;
  const ground = h * 0.79;
  const r = h * 0.178;
  const gy = ground - r * 0.93;
  paintSky(stage, h * 0.5, { clouds: 3 });
  paintRange(stage, { horizon: h * 0.36, height: h * 0.2, layers: 3, bottom: h * 0.46, nearness: 0.25 });
  if (options.bamboo !== false)
    paintBamboo(
      stage,
      { from: -20, to: w + 20, top: -40, foot: h * 0.6 },
      17,
      12,
      [
        mix(mood.leaf[0], mood.haze, 0.42),
        mix(mood.leaf[1], mood.haze, 0.4),
        mix(mood.leaf[2], mood.haze, 0.35),
      ],
      12,
    );
  const hx = flip ? w * 0.56 : w * 0.03;
  paintSteppedGable(stage, hx + (flip ? w * 0.2 : -w * 0.05), h * 0.6, w * 0.24, h * 0.47, 3);
  paintRoof(stage, {
    x0: hx + (flip ? -w * 0.06 : w * 0.12),
    x1: hx + (flip ? w * 0.24 : w * 0.44),
    eave: h * 0.36,
    ridge: h * 0.23,
    inset: w * 0.02,
    sweep: 10,
    tile: 15,
  });
  stage.rect(
    hx + (flip ? -w * 0.04 : w * 0.14),
    h * 0.36,
    w * 0.28,
    h * 0.1,
    stage.ramp(mood.wood[0], mood.wood[1]),
  );
  paintPaving(stage, ground, gx, h * 0.6);
  paintPlaster(stage, 0, top, w, ground - top);
  leafShadow(
    stage,
    flip ? w * 0.62 : 0,
    top + 20,
    w * 0.38,
    ground - top - 20,
    0.13 + 0.05 * (1 - mood.dark),
  );
  gate(stage, gx, gy, r, ground);
  paintCoping(stage, -10, w + 10, top, h * 0.052);
  stage.rect(0, ground - h * 0.022, w, h * 0.026, stage.ramp(mood.ground[1], mood.ground[0]));
  shrubs(stage, flip ? gx + r * 1.35 : -20, flip ? w + 40 : gx - r * 1.35, ground + h * 0.012, h * 0.05);
  if (mood.dark > 0.3)
    for (const side of [-1, 1]) paintLantern(stage, gx + side * r * 1.34, top + h * 0.07, h * 0.05);
  basin(stage, gx + (flip ? -1 : 1) * r * 1.5, h * 0.9, h * 0.09);
  const front = flip ? { from: -30, to: w * 0.12 } : { from: w * 0.88, to: w + 30 };
  if (options.bamboo !== false)
    paintBamboo(stage, { ...front, top: -60, foot: h * 1.02 }, 4, 30, mood.leaf, 22);
  if (!mood.snow) stage.path(grassBlades(random, w, h * 0.985, h * 1.03, 150, h * 0.05), mood.leaf[0]);
  if (mood.snow) paintSnowfall(stage);
}

/** The round opening with its stone ring and the garden seen through it. */
function gate(stage: Stage, x: number, y: number, r: number, ground: number): void {
  const { mood } = stage;
  stage.ellipse(x, y, r * 1.13, r * 1.13, mood.shadow, 'opacity="0.12"');
  stage.ellipse(
    x,
    y,
    r * 1.1,
    r * 1.1,
    stage.linear(
      [
        [0, mood.ground[2]],
        [1, mood.ground[0]],
      ],
      0,
      0,
      1,
      1,
    ),
  );
  stage.embed(
    'garden',
    { x: x - r, y: y - r, w: r * 2, h: r * 2 },
    `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}"/>`,
    (view) => {
      const s = r * 2;
      paintSky(view, s * 0.6, { clouds: 1 });
      paintRange(view, { horizon: s * 0.5, height: s * 0.26, layers: 3, bottom: s * 0.64, nearness: 0.4 });
      view.rect(0, s * 0.66, s, s * 0.4, view.ramp(mood.grass[2], mood.grass[1]));
      paintBamboo(view, { from: s * 0.02, to: s * 0.36, top: -10, foot: s * 0.72 }, 6, 8, mood.leaf, 12);
      paintBamboo(view, { from: s * 0.74, to: s, top: -10, foot: s * 0.7 }, 4, 8, mood.leaf, 12);
      view.path(
        `M${n(s * 0.34)} ${n(s)}Q${n(s * 0.56)} ${n(s * 0.84)} ${n(s * 0.5)} ${n(s * 0.68)}H${n(s * 0.56)}Q${n(s * 0.68)} ${n(s * 0.84)} ${n(s * 0.68)} ${n(s)}Z`,
        mood.ground[2],
      );
      if (mood.dark > 0.3) view.glow(s * 0.6, s * 0.66, s * 0.3, s * 0.3, mood.lamp, 0.8);
    },
  );
  stage.add(
    `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="none" stroke="${mood.shadow}" stroke-width="${n(r * 0.05)}" opacity="0.3"/>`,
  );
  stage.path(
    `M${n(x - r * 0.55)} ${n(ground)}H${n(x + r * 0.55)}L${n(x + r * 0.78)} ${n(ground + r * 0.13)}H${n(x - r * 0.78)}Z`,
    mood.ground[2],
  );
  stage.rect(x - r * 0.78, ground + r * 0.13, r * 1.56, r * 0.05, mood.ground[0]);
}

/** A hall facing its courtyard: lattice doors under deep eaves, lanterns, wings on both sides. */
export function hallCourt(stage: Stage): void {
  const { w, h, mood, random } = stage;
  const ground = h * 0.72;
  paintSky(stage, h * 0.42, { clouds: 3 });
  paintRange(stage, { horizon: h * 0.26, height: h * 0.2, layers: 3, bottom: h * 0.36, nearness: 0.25 });
  paintPaving(stage, ground, w / 2, h * 0.5);
  paintSteppedGable(stage, w * 0.02, ground, w * 0.22, h * 0.58, 3);
  paintSteppedGable(stage, w * 0.76, ground, w * 0.22, h * 0.58, 3);
  const x0 = w * 0.2;
  const x1 = w * 0.8;
  stage.rect(x0, h * 0.36, x1 - x0, ground - h * 0.36, stage.ramp(shift(mood.wood[0], -0.06), mood.wood[0]));
  const bay = (x1 - x0) / 6;
  for (let i = 0; i < 6; i += 1) {
    const x = x0 + bay * i + bay * 0.12;
    paintLattice(stage, x, h * 0.455, bay * 0.76, h * 0.15, 4, 5);
    stage.rect(x, h * 0.615, bay * 0.76, ground - h * 0.625, stage.ramp(mood.wood[1], mood.wood[0]));
  }
  for (let i = 0; i <= 6; i += 2)
    stage.rect(
      x0 + bay * i - w * 0.007,
      h * 0.38,
      w * 0.014,
      ground - h * 0.38,
      stage.linear(
        [
          [0, mood.wood[0]],
          [0.4, mood.wood[2]],
          [1, mood.wood[0]],
        ],
        0,
        0,
        1,
        0,
      ),
    );
  stage.rect(x0, h * 0.405, x1 - x0, h * 0.03, stage.ramp(mood.wood[1], mood.wood[0]));
  paintRoof(stage, {
    x0: w * 0.15,
    x1: w * 0.85,
    eave: h * 0.4,
    ridge: h * 0.2,
    inset: w * 0.05,
    sweep: h * 0.03,
    tile: 17,
  });
  for (let i = 0; i < 4; i += 1)
    paintLantern(
      stage,
      x0 + bay * (i * 2) + (i === 0 ? bay * 0.3 : i === 3 ? -bay * 0.3 : 0),
      h * 0.405,
      h * 0.052,
    );
  for (let i = 0; i < 3; i += 1) {
    const y = ground + h * 0.018 * i;
    stage.rect(
      w * (0.32 - 0.02 * i),
      y,
      w * (0.36 + 0.04 * i),
      h * 0.019,
      stage.linear([
        [0, mood.ground[2]],
        [0.3, mood.ground[1]],
        [1, mood.ground[0]],
      ]),
    );
  }
  if (mood.dark > 0.3) stage.glow(w / 2, h * 0.86, w * 0.34, h * 0.14, mood.lamp, 0.5 * mood.dark);
  shrubs(stage, 0, w * 0.2, ground + h * 0.02, h * 0.06);
  shrubs(stage, w * 0.82, w + 20, ground + h * 0.02, h * 0.06);
  plum(stage, w * (random.chance(0.5) ? 0.12 : 0.88), h * 0.93, h * 0.72);
  if (mood.snow) {
    footprints(stage);
    paintSnowfall(stage);
  }
}

function footprints(stage: Stage): void {
  const { w, h, mood } = stage;
  let d = '';
  for (let i = 0; i < 15; i += 1) {
    const t = (i / 15) ** 1.4;
    const x = w * (0.53 + 0.09 * Math.sin(t * 2.6)) + (i % 2 ? 1 : -1) * (4 + 12 * t);
    const y = h * (0.79 + 0.2 * t);
    const s = 5 + 9 * t;
    d += `M${n(x - s)} ${n(y)}a${n(s)} ${n(s * 0.45)} 0 1 0 ${n(s * 2)} 0a${n(s)} ${n(s * 0.45)} 0 1 0 ${n(-s * 2)} 0`;
  }
  stage.path(d, mood.ground[0], 'opacity="0.7"');
}

/** A crooked tree with blossom (or coloured leaves) leaning over the court. */
export function plum(stage: Stage, x: number, y: number, height: number): void {
  const { mood, w } = stage;
  const random = stage.random.fork('plum');
  const lean = x < w / 2 ? 1 : -1;
  const tips: [number, number][] = [];
  const bark = mix(mood.wood[0], mood.near, 0.4);
  const grow = (
    px: number,
    py: number,
    angle: number,
    length: number,
    thick: number,
    depth: number,
  ): void => {
    const ex = px + Math.cos(angle) * length;
    const ey = py + Math.sin(angle) * length;
    const bend = random.gauss() * length * 0.14;
    stage.line(
      `M${n(px)} ${n(py)}Q${n((px + ex) / 2 + bend)} ${n((py + ey) / 2 - bend)} ${n(ex)} ${n(ey)}`,
      bark,
      thick,
      'stroke-linecap="round"',
    );
    if (mood.snow && depth < 4)
      stage.line(
        `M${n(px)} ${n(py - thick * 0.4)}Q${n((px + ex) / 2 + bend)} ${n((py + ey) / 2 - bend - thick * 0.5)} ${n(ex)} ${n(ey - thick * 0.4)}`,
        '#ffffff',
        thick * 0.34,
        `stroke-linecap="round" opacity="${mood.dark > 0.5 ? 0.5 : 0.8}"`,
      );
    if (depth <= 2) tips.push([ex, ey], [(px + ex) / 2, (py + ey) / 2]);
    if (depth === 0) return;
    const count = depth > 3 ? 2 : random.int(2, 3);
    for (let i = 0; i < count; i += 1)
      grow(
        ex,
        ey,
        angle + (i / (count - 1) - 0.5) * 1.25 + random.range(-0.3, 0.3) + lean * 0.1,
        length * random.range(0.62, 0.84),
        thick * 0.66,
        depth - 1,
      );
  };
  const foot = height * 0.035;
  stage.ellipse(
    x + lean * height * 0.05,
    y + height * 0.004,
    height * 0.16,
    height * 0.02,
    mood.shadow,
    'opacity="0.3"',
  );
  const tx = x + lean * foot * 0.75;
  stage.path(
    `M${n(x - foot * 1.5)} ${n(y + foot * 0.3)}Q${n(x - foot * 0.5)} ${n(y - foot)} ${n(tx - foot * 0.6)} ${n(y - foot * 3.6)}H${n(tx + foot * 0.6)}Q${n(x + foot * 0.6)} ${n(y - foot)} ${n(x + foot * 1.6)} ${n(y + foot * 0.3)}Z`,
    bark,
  );
  grow(tx, y - foot * 3.4, -Math.PI / 2 + lean * 0.2, height * 0.22, foot * 1.2, 4);
  const tones = mood.snow ? (['#8f2f33', '#c8505a', '#f0a0a0'] as const) : mood.leaf;
  let deep = '';
  let lit = '';
  for (const [tx, ty] of tips) {
    const cloud = { x: tx, y: ty, rx: height * 0.06, ry: height * 0.05 };
    deep += dabs(random, cloud, mood.snow ? 5 : 13, height * 0.026, 1, 2);
    lit += dabs(random, cloud, mood.snow ? 3 : 6, height * 0.022, 1, 2);
  }
  stage.path(deep, mix(tones[0], tones[1], 0.5));
  stage.path(lit, tones[2]);
}
