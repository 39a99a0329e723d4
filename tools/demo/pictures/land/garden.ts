import { mix } from '../color';
import type { Stage } from '../stage';
import { n } from '../stage';
import { blob, dabs } from './plants';

/** A low planter or stone basin. */
export function basin(stage: Stage, x: number, y: number, s: number): void {
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
export function shrubs(stage: Stage, from: number, to: number, y: number, size: number): void {
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

export function footprints(stage: Stage): void {
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
  const grow = (px: number, py: number, angle: number, length: number, thick: number, depth: number): void => {
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
