import { mix, shift } from '../color';
import { fractalNoise } from '../prng';
import type { Point, Stage } from '../stage';
import { curve, n } from '../stage';

/** One long strip of cloud: a gently uneven back over a flat belly, tapering at both ends. */
function strip(x: number, y: number, width: number, height: number, noise: (x: number) => number): string {
  const top: Point[] = [];
  const belly: Point[] = [];
  for (let i = 0; i <= 18; i += 1) {
    const t = i / 18;
    const taper = Math.sin(Math.PI * t) ** 0.8;
    top.push([x + width * t, y - height * taper * (0.72 + 0.55 * noise(t * 3.4 + y))]);
    belly.push([x + width * (1 - t), y + height * 0.16 * taper * (1 + noise(t * 2 + x))]);
  }
  return `${curve([...top, ...belly])}Z`;
}

function clouds(stage: Stage, horizon: number, amount: number): void {
  const random = stage.random.fork('clouds');
  const { mood, w } = stage;
  const noise = fractalNoise(`cloud-${random.int(0, 1e6)}`, 3, 0.6);
  const heavy = mood.dark > 0.5;
  for (let i = 0; i < amount; i += 1) {
    const t = (i + random.next() * 0.8) / amount;
    const y = horizon * (0.12 + 0.74 * t);
    const width = w * random.range(0.22, 0.46) * (1.1 - 0.35 * t);
    const height = width * random.range(0.075, 0.12) * (1.2 - 0.6 * t);
    const x = random.range(-0.12, 0.86) * w;
    const lit = mix(mood.sky[3], mood.light, 0.6);
    const base = heavy ? mix(mood.sky[1], mood.sky[3], 0.45) : mix('#ffffff', lit, 0.45);
    const strength = heavy ? 0.5 : 0.82;
    const fill = stage.linear([
      [0, base, strength],
      [0.55, mix(base, mood.sky[2], 0.4), strength * 0.75],
      [1, mood.sky[2], 0.08],
    ]);
    const low = stage.linear([
      [0, heavy ? lit : base, strength * 0.7],
      [1, mood.sky[3], 0],
    ]);
    stage.path(strip(x - width * 0.3, y + height * 0.5, width * 1.1, height * 0.45, noise), low);
    stage.path(strip(x, y, width, height, noise), fill);
    stage.path(strip(x + width * 0.28, y + height * 0.62, width * 1.15, height * 0.5, noise), low);
  }
}

function stars(stage: Stage, horizon: number): void {
  const random = stage.random.fork('stars');
  const { w } = stage;
  stage.group(`transform="rotate(-28 ${n(w * 0.4)} ${n(horizon * 0.4)})"`, () => {
    stage.glow(w * 0.4, horizon * 0.36, w * 0.62, horizon * 0.2, '#a9bfd6', 0.3);
    stage.glow(w * 0.46, horizon * 0.36, w * 0.36, horizon * 0.09, '#e9d9d2', 0.28);
  });
  const layers = [
    { count: 260, size: 1.1, alpha: 0.5 },
    { count: 90, size: 1.7, alpha: 0.8 },
    { count: 22, size: 2.8, alpha: 1 },
  ];
  for (const { count, size, alpha } of layers) {
    let d = '';
    for (let i = 0; i < count; i += 1) {
      const x = random.next() * w;
      const y = random.next() ** 1.3 * horizon;
      d += `M${n(x)} ${n(y)}h.1`;
    }
    stage.line(d, '#fdf6e3', size * 2, `stroke-linecap="round" opacity="${alpha}"`);
  }
}

function orb(stage: Stage, horizon: number): void {
  const { mood, w } = stage;
  const x = mood.orbX * w;
  const y = mood.orbY * horizon;
  const r = Math.min(w, stage.h) * (mood.orb === 'moon' ? 0.036 : 0.05);
  const low = mood.orbY > 0.5;
  stage.glow(x, y, r * 13, r * 10, mood.light, low ? 0.75 : 0.5);
  if (mood.orb === 'moon') {
    stage.ellipse(x, y, r, r, stage.ramp('#fffbe9', '#efe3c2'));
    stage.ellipse(x - r * 0.25, y + r * 0.2, r * 0.22, r * 0.2, shift('#efe3c2', -0.05), 'opacity="0.6"');
    return;
  }
  stage.ellipse(x, y, r, r, stage.ramp(shift(mood.light, 0.06), mood.light), 'opacity="0.95"');
}

/** Sky, sun or moon, clouds and far birds, down to `horizon` (the rest of the sheet takes the horizon's colour). */
export function paintSky(stage: Stage, horizon: number, options: { clouds?: number; birds?: boolean } = {}): void {
  const { mood, w, h, random } = stage;
  stage.rect(
    0,
    0,
    w,
    h,
    stage.vertical(
      [
        [0, mood.sky[0]],
        [0.4, mood.sky[1]],
        [0.78, mood.sky[2]],
        [1, mood.sky[3]],
      ],
      0,
      horizon,
    ),
  );
  if (mood.stars) stars(stage, horizon);
  if (mood.orb !== 'none') orb(stage, horizon);
  clouds(stage, horizon, options.clouds ?? 4);
  if (options.birds && mood.dark < 0.9) {
    const bx = w * random.range(0.2, 0.7);
    const by = horizon * random.range(0.3, 0.5);
    let d = '';
    for (let i = 0; i < 7; i += 1) {
      const x = bx + random.gauss() * w * 0.05;
      const y = by + random.gauss() * horizon * 0.06;
      const s = w * random.range(0.004, 0.008);
      d += `M${n(x - s)} ${n(y - s * 0.35)}Q${n(x - s * 0.35)} ${n(y - s * 0.6)} ${n(x)} ${n(y)}Q${n(x + s * 0.35)} ${n(y - s * 0.6)} ${n(x + s)} ${n(y - s * 0.45)}`;
    }
    stage.line(d, mix(mood.near, mood.sky[1], 0.25), Math.max(1.2, w * 0.0014), 'stroke-linecap="round"');
  }
}
