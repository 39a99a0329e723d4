import { mix, shift } from '../color';
import { dab } from '../land/plants';
import type { Stage } from '../stage';
import { n } from '../stage';
import { paintCoping } from './roof';

/** A plastered wall in even light, darker towards the ground, with faint weathering. */
export function paintPlaster(stage: Stage, x: number, y: number, w: number, h: number): void {
  const { mood, random } = stage;
  const fromLeft = mood.orbX < 0.5;
  stage.rect(
    x,
    y,
    w,
    h,
    stage.across(mood.wall[fromLeft ? 2 : 1], mix(mood.wall[1], mood.wall[2], 0.6), mood.wall[fromLeft ? 1 : 2]),
  );
  stage.rect(
    x,
    y,
    w,
    h,
    stage.linear([
      [0, mood.wall[0], 0.55],
      [0.12, mood.wall[0], 0],
      [0.72, mood.wall[0], 0],
      [1, mood.wall[0], 0.75],
    ]),
  );
  for (let i = 0; i < Math.round(w / 150); i += 1) {
    const cx = x + random.next() * w;
    const run = h * random.range(0.1, 0.3);
    stage.path(
      `M${n(cx)} ${n(y)}q${n(random.range(4, 14))} ${n(run * 0.7)} ${n(random.range(2, 8))} ${n(run)}q${n(-14)} ${n(-run * 0.4)} ${n(-random.range(10, 26))} ${n(-run)}Z`,
      mood.wall[0],
      'opacity="0.25"',
    );
  }
}

/** Shadow of bamboo leaves falling on a wall, inside the box. */
export function leafShadow(stage: Stage, x: number, y: number, w: number, h: number, strength = 0.16): void {
  const random = stage.random.fork(`shadow-${Math.round(x)}`);
  let d = '';
  let stems = '';
  for (let branch = 0; branch < 4; branch += 1) {
    let px = x + w * (0.08 + branch * 0.26 + random.range(-0.06, 0.06));
    let py = y - h * 0.1;
    const drift = random.range(0.12, 0.34) * (random.chance(0.6) ? 1 : -1);
    stems += `M${n(px)} ${n(py)}`;
    for (let knot = 0; knot < 5; knot += 1) {
      px += h * drift * random.range(0.3, 0.6);
      py += h * random.range(0.11, 0.17);
      stems += `L${n(px)} ${n(py)}`;
      for (let leaf = 0; leaf < 6; leaf += 1) {
        d += dab(px, py, h * random.range(0.14, 0.27), h * 0.026, Math.PI / 2 + random.gauss() * 0.75);
      }
    }
  }
  stage.group(`clip-path="${stage.clip(`<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"/>`)}"`, () => {
    stage.line(stems, stage.mood.shadow, h * 0.008, `opacity="${strength}"`);
    stage.path(d, stage.mood.shadow, `opacity="${strength}"`);
  });
}

/** A stepped gable (horse-head wall): white plaster under dark copings, standing on `base`. */
export function paintSteppedGable(stage: Stage, x: number, base: number, w: number, h: number, steps = 3): void {
  const { mood } = stage;
  const unit = w / (steps * 2 - 1);
  const coping = Math.max(5, h * 0.035);
  for (let i = 0; i < steps; i += 1) {
    const left = x + unit * i;
    const right = x + w - unit * i;
    const top = base - h * (0.66 + (0.34 * i) / Math.max(1, steps - 1));
    stage.rect(
      left,
      top,
      right - left,
      base - top,
      stage.vertical(
        [
          [0, mood.wall[2]],
          [0.75, mood.wall[1]],
          [1, mood.wall[0]],
        ],
        base - h,
        base,
      ),
    );
  }
  for (let i = 0; i < steps; i += 1) {
    const top = base - h * (0.66 + (0.34 * i) / Math.max(1, steps - 1));
    const spans: [number, number][] =
      i === steps - 1
        ? [[x + unit * i, x + w - unit * i]]
        : [
            [x + unit * i, x + unit * (i + 1)],
            [x + w - unit * (i + 1), x + w - unit * i],
          ];
    for (const [a, b] of spans) {
      stage.rect(a, top, b - a, coping * 2.2, mood.wall[0], 'opacity="0.7"');
      paintCoping(stage, a - coping * 0.4, b + coping * 0.4, top, coping * 1.5);
    }
  }
}

/** A lattice window: dark frame, light bars, lit from within after dark. */
export function paintLattice(stage: Stage, x: number, y: number, w: number, h: number, cols = 4, rows = 5): void {
  const { mood } = stage;
  const lit = mood.dark > 0.3;
  const pane = lit
    ? stage.ramp(mix(mood.lamp, '#ffffff', 0.35), mood.lamp)
    : stage.ramp(mix(mood.wall[1], mood.sky[1], 0.5), mix(mood.wall[0], mood.wood[0], 0.35));
  if (lit) stage.glow(x + w / 2, y + h / 2, w * 1.5, h * 1.1, mood.lamp, 0.45 * mood.dark);
  stage.rect(x, y, w, h, pane);
  let d = '';
  for (let i = 1; i < cols; i += 1) d += `M${n(x + (w * i) / cols)} ${n(y)}v${n(h)}`;
  for (let i = 1; i < rows; i += 1) d += `M${n(x)} ${n(y + (h * i) / rows)}h${n(w)}`;
  stage.line(d, mood.wood[lit ? 0 : 1], Math.max(1.5, w * 0.028));
  stage.add(
    `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="none" stroke="${mood.wood[0]}" stroke-width="${n(Math.max(2.5, w * 0.06))}"/>`,
  );
}

/** A paper lantern hanging from (x, y). */
export function paintLantern(stage: Stage, x: number, y: number, size: number, red = true): void {
  const { mood } = stage;
  const color = red ? '#c8452f' : '#efd9a8';
  const on = mood.dark > 0.3;
  const cy = y + size * 1.1;
  stage.line(`M${n(x)} ${n(y)}V${n(cy)}`, mood.wood[0], Math.max(1.5, size * 0.05));
  if (on) stage.glow(x, cy, size * 3.4, size * 3.2, mood.lamp, 0.7);
  const body = on
    ? stage.radial(
        [
          [0, '#fff0b8'],
          [0.45, mix(color, '#ffc45a', 0.6)],
          [1, color],
        ],
        0.5,
        0.6,
        0.62,
      )
    : stage.linear(
        [
          [0, shift(color, -0.1)],
          [0.4, shift(color, 0.07)],
          [1, shift(color, -0.08)],
        ],
        0,
        0,
        1,
        0,
      );
  stage.ellipse(x, cy, size * 0.62, size * 0.52, body);
  for (const k of [0.2, 0.42])
    stage.add(
      `<ellipse cx="${n(x)}" cy="${n(cy)}" rx="${n(size * k)}" ry="${n(size * 0.52)}" fill="none" stroke="${shift(color, -0.1)}" stroke-width="${n(size * 0.03)}" opacity="0.6"/>`,
    );
  stage.rect(x - size * 0.24, cy - size * 0.58, size * 0.48, size * 0.12, '#3a2a22');
  stage.rect(x - size * 0.24, cy + size * 0.46, size * 0.48, size * 0.12, '#3a2a22');
  stage.line(`M${n(x)} ${n(cy + size * 0.56)}v${n(size * 0.5)}`, shift(color, on ? 0.05 : -0.05), size * 0.1);
}

/** Stone slabs in perspective from `top` to the bottom of the sheet, meeting at (vx, vy). */
export function paintPaving(stage: Stage, top: number, vx: number, vy: number): void {
  const { w, h, mood, random } = stage;
  stage.rect(
    0,
    top,
    w,
    h - top,
    stage.linear([
      [0, mood.ground[1]],
      [0.45, mix(mood.ground[1], mood.ground[2], mood.snow ? 0.9 : 0.45)],
      [1, mood.ground[0]],
    ]),
  );
  if (mood.snow) return;
  let d = '';
  const rows = 9;
  let previous = top;
  for (let i = 1; i <= rows; i += 1) {
    const y = top + (h - top) * (i / rows) ** 1.7;
    const k0 = (previous - vy) / (h - vy);
    const k1 = (y - vy) / (h - vy);
    d += `M0 ${n(y)}H${n(w)}`;
    const gap = w * 0.15;
    const offset = random.range(0, gap);
    for (let x = -w * 2 + offset; x < w * 3; x += gap * random.range(0.8, 1.25)) {
      d += `M${n(vx + (x - vx) * k0)} ${n(previous)}L${n(vx + (x - vx) * k1)} ${n(y)}`;
    }
    previous = y;
  }
  stage.line(d, mood.ground[0], 2.4, 'opacity="0.5"');
  stage.line(d, mood.ground[2], 1.4, 'opacity="0.4" transform="translate(0 2)"');
}

/** Snow in the air: three sizes, nearer flakes larger and softer. */
export function paintSnowfall(stage: Stage, amount = 1): void {
  const random = stage.random.fork('snowfall');
  for (const [count, size, alpha] of [
    [240, 3, 0.6],
    [90, 6, 0.7],
    [16, 13, 0.35],
  ] as const) {
    let d = '';
    for (let i = 0; i < count * amount; i += 1) d += `M${n(random.next() * stage.w)} ${n(random.next() * stage.h)}h.1`;
    stage.line(d, '#ffffff', size, `stroke-linecap="round" opacity="${alpha}"`);
  }
}
