import { mix } from '../color';
import type { Random } from '../prng';
import type { Point, Stage } from '../stage';
import { n } from '../stage';
import { dab, dabs } from './plants';

/** An old persimmon with fruit; leaves few and turning. */
export function paintPersimmon(stage: Stage, x: number, y: number, height: number, lean: number): void {
  const { mood } = stage;
  const random = stage.random.fork('persimmon');
  const bark = mix(mood.wood[0], '#2a2522', 0.4);
  const tips: Point[] = [];
  const limb = (px: number, py: number, angle: number, length: number, thick: number, depth: number): void => {
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
      limb(ex, ey, angle * 0.94 - Math.PI * 0.03 + turn, length * random.range(0.68, 0.86), thick * 0.64, depth - 1);
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
  fruit(stage, random, tips, height);
}

function fruit(stage: Stage, random: Random, tips: readonly Point[], height: number): void {
  const { mood } = stage;
  let deep = '';
  let lit = '';
  for (const [px, py] of tips) {
    if (random.chance(0.3)) continue;
    deep += dabs(random, { x: px, y: py, rx: height * 0.045, ry: height * 0.035 }, 4, height * 0.036, 1.3, 1.1);
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
