import { mix, shift } from '../color';
import { dab, dabs } from '../land/plants';
import type { Tones } from '../moods';
import type { Stage } from '../stage';
import { n } from '../stage';
import type { Room } from './shell';
import { floorShadow } from './shell';
import { lampLight } from './window';

/** Left-lit body colour of a round thing. */
export const rounded = (stage: Stage, tones: Tones): string =>
  stage.linear(
    [
      [0, tones[1]],
      [0.35, tones[2]],
      [1, tones[0]],
    ],
    0,
    0,
    1,
    0,
  );

/** A pendant lamp with a woven shade on a cord from the ceiling. */
export function pendant(stage: Stage, room: Room, x: number, y: number, s: number): void {
  const { tones } = room;
  lampLight(stage, room, x, y + s * 0.2, s * 4.2);
  stage.line(`M${n(x)} 0V${n(y - s * 0.5)}`, tones.wood[0], 3.5);
  const shade = mix('#d8b27a', tones.wood[0], 0.12);
  stage.path(
    `M${n(x - s * 0.16)} ${n(y - s * 0.5)}H${n(x + s * 0.16)}Q${n(x + s * 0.62)} ${n(y - s * 0.3)} ${n(x + s * 0.7)} ${n(y + s * 0.16)}Q${n(x)} ${n(y + s * 0.28)} ${n(x - s * 0.7)} ${n(y + s * 0.16)}Q${n(x - s * 0.62)} ${n(y - s * 0.3)} ${n(x - s * 0.16)} ${n(y - s * 0.5)}Z`,
    stage.ramp(shift(shade, -0.12), shade, mix(shade, stage.mood.lamp, 0.7)),
  );
  let weave = '';
  for (let i = -3; i <= 3; i += 1)
    weave += `M${n(x + i * s * 0.045)} ${n(y - s * 0.5)}Q${n(x + i * s * 0.17)} ${n(y - s * 0.3)} ${n(x + i * s * 0.21)} ${n(y + s * 0.21)}`;
  stage.line(weave, tones.wood[0], 1.8, 'opacity="0.45"');
  stage.ellipse(x, y + s * 0.18, s * 0.6, s * 0.075, mix(stage.mood.lamp, '#ffffff', 0.5));
}

/** A table lamp with a paper shade. */
export function tableLamp(stage: Stage, room: Room, x: number, y: number, s: number): void {
  lampLight(stage, room, x, y - s * 0.85, s * 3.6);
  stage.path(
    `M${n(x - s * 0.1)} ${n(y - s * 0.6)}Q${n(x - s * 0.3)} ${n(y - s * 0.2)} ${n(x - s * 0.16)} ${n(y)}H${n(x + s * 0.16)}Q${n(x + s * 0.3)} ${n(y - s * 0.2)} ${n(x + s * 0.1)} ${n(y - s * 0.6)}Z`,
    rounded(stage, room.tones.second),
  );
  const paper = mix('#f6e6c4', stage.mood.lamp, 0.3 + 0.4 * room.tones.evening);
  stage.path(
    `M${n(x - s * 0.3)} ${n(y - s * 1.18)}H${n(x + s * 0.3)}L${n(x + s * 0.42)} ${n(y - s * 0.58)}H${n(x - s * 0.42)}Z`,
    stage.linear([
      [0, shift(paper, -0.05)],
      [0.6, shift(paper, 0.04)],
      [1, paper],
    ]),
  );
}

/** A potted plant with broad leaves. */
export function pottedPlant(stage: Stage, room: Room, x: number, y: number, s: number): void {
  const random = stage.random.fork(`pot-${Math.round(x)}`);
  const green = ['#2c5a45', '#5f9468', '#a9c77c'] as const;
  const dim = (c: string): string => mix(c, stage.mood.shadow, room.tones.evening * 0.45);
  floorShadow(stage, x, y, s * 0.5, s * 0.1);
  let deep = '';
  let middle = '';
  let lit = '';
  for (let i = 0; i < 17; i += 1) {
    const angle = -Math.PI / 2 + random.range(-1.15, 1.15);
    const length = s * random.range(0.6, 1.15);
    const mark = dab(x + random.gauss() * s * 0.05, y - s * 0.5, length, length * 0.17, angle);
    if (i % 3 === 0) deep += mark;
    else if (i % 3 === 1) middle += mark;
    else lit += mark;
  }
  stage.path(deep, dim(green[0]));
  stage.path(middle, dim(green[1]));
  stage.path(lit, dim(mix(green[1], green[2], 0.7)));
  stage.path(
    `M${n(x - s * 0.3)} ${n(y - s * 0.55)}H${n(x + s * 0.3)}L${n(x + s * 0.22)} ${n(y)}H${n(x - s * 0.22)}Z`,
    rounded(stage, room.tones.second),
  );
  stage.rect(x - s * 0.33, y - s * 0.58, s * 0.66, s * 0.09, room.tones.second[0]);
}

/** A vase with a single flowering or leafy branch. */
export function branchVase(stage: Stage, room: Room, x: number, y: number, s: number): void {
  const random = stage.random.fork(`vase-${Math.round(x)}`);
  const side = random.chance(0.5) ? 1 : -1;
  const tones = stage.mood.snow ? (['#8f2f33', '#c8505a', '#f0a0a0'] as const) : stage.mood.leaf;
  const tips = [
    [0.5, -1.9],
    [0.22, -1.6],
    [0.75, -1.35],
    [-0.12, -1.35],
    [0.38, -2.15],
  ] as const;
  for (const [u, v] of tips)
    stage.line(
      `M${n(x)} ${n(y - s * 0.7)}Q${n(x + side * s * u * 0.2)} ${n(y + s * v * 0.75)} ${n(x + side * s * u)} ${n(y + s * v)}`,
      room.tones.wood[0],
      s * 0.028,
      'stroke-linecap="round"',
    );
  for (const [u, v] of tips) {
    const at = { x: x + side * s * u * 0.9, y: y + s * v * 0.95, rx: s * 0.2, ry: s * 0.22 };
    stage.path(dabs(random, at, 9, s * 0.14, 1, 2), tones[1]);
    stage.path(dabs(random, at, 6, s * 0.12, 1, 2), tones[2]);
  }
  stage.path(
    `M${n(x - s * 0.1)} ${n(y - s * 0.78)}Q${n(x - s * 0.06)} ${n(y - s * 0.6)} ${n(x - s * 0.27)} ${n(y - s * 0.38)}Q${n(x - s * 0.32)} ${n(y - s * 0.08)} ${n(x - s * 0.15)} ${n(y)}H${n(x + s * 0.15)}Q${n(x + s * 0.32)} ${n(y - s * 0.08)} ${n(x + s * 0.27)} ${n(y - s * 0.38)}Q${n(x + s * 0.06)} ${n(y - s * 0.6)} ${n(x + s * 0.1)} ${n(y - s * 0.78)}Z`,
    rounded(stage, room.tones.linen),
  );
}

/** A hanging scroll with an ink landscape, no writing. */
export function hangingScroll(stage: Stage, room: Room, x: number, y: number, w: number, h: number): void {
  const { tones } = room;
  const ink = mix('#3c4a50', tones.wall[1], 0.15);
  stage.rect(x + 6, y + 8, w, h, stage.mood.shadow, 'opacity="0.2"');
  stage.rect(x, y, w, h, mix(tones.accent[1], tones.linen[1], 0.55));
  stage.rect(x + w * 0.12, y + h * 0.14, w * 0.76, h * 0.7, tones.linen[2]);
  const cx = x + w * 0.12;
  const cw = w * 0.76;
  stage.path(
    `M${n(cx)} ${n(y + h * 0.6)}L${n(cx + cw * 0.3)} ${n(y + h * 0.3)}L${n(cx + cw * 0.48)} ${n(y + h * 0.46)}L${n(cx + cw * 0.72)} ${n(y + h * 0.36)}L${n(cx + cw)} ${n(y + h * 0.62)}Z`,
    stage.linear([
      [0, ink, 0.75],
      [1, ink, 0],
    ]),
  );
  stage.path(
    `M${n(cx)} ${n(y + h * 0.72)}Q${n(cx + cw * 0.3)} ${n(y + h * 0.54)} ${n(cx + cw * 0.6)} ${n(y + h * 0.7)}T${n(cx + cw)} ${n(y + h * 0.66)}V${n(y + h * 0.8)}H${n(cx)}Z`,
    stage.linear([
      [0, ink, 0.85],
      [1, ink, 0],
    ]),
  );
  stage.ellipse(cx + cw * 0.72, y + h * 0.24, cw * 0.08, cw * 0.08, '#c8452f', 'opacity="0.85"');
  for (const yy of [y - 5, y + h - 6]) stage.rect(x - 8, yy, w + 16, 12, tones.wood[0], 'rx="6"');
}

/** A clay teapot with cups around it. */
export function teaSet(stage: Stage, room: Room, x: number, y: number, s: number): void {
  const clay: Tones = [
    mix('#56291c', stage.mood.shadow, room.tones.evening * 0.3),
    mix('#864832', stage.mood.shadow, room.tones.evening * 0.25),
    mix('#b06a4a', stage.mood.shadow, room.tones.evening * 0.15),
  ];
  stage.ellipse(x, y, s * 1.5, s * 0.2, stage.mood.shadow, 'opacity="0.22"');
  stage.line(
    `M${n(x + s * 0.4)} ${n(y - s * 0.4)}q${n(s * 0.3)} ${n(-s * 0.04)} ${n(s * 0.4)} ${n(-s * 0.36)}`,
    clay[1],
    s * 0.11,
    'stroke-linecap="round"',
  );
  stage.line(
    `M${n(x - s * 0.4)} ${n(y - s * 0.62)}q${n(-s * 0.42)} ${n(s * 0.1)} ${n(-s * 0.03)} ${n(s * 0.42)}`,
    clay[0],
    s * 0.09,
  );
  stage.path(
    `M${n(x - s * 0.3)} ${n(y)}Q${n(x - s * 0.62)} ${n(y - s * 0.4)} ${n(x - s * 0.2)} ${n(y - s * 0.72)}H${n(x + s * 0.2)}Q${n(x + s * 0.62)} ${n(y - s * 0.4)} ${n(x + s * 0.3)} ${n(y)}Z`,
    rounded(stage, clay),
  );
  stage.ellipse(x, y - s * 0.72, s * 0.24, s * 0.07, clay[0]);
  stage.ellipse(x, y - s * 0.81, s * 0.07, s * 0.06, clay[1]);
  for (const [u, v] of [
    [-1.15, 0.04],
    [1.15, 0.06],
    [0.75, 0.2],
  ] as const) {
    const cx = x + s * u;
    const cy = y + s * v;
    stage.path(
      `M${n(cx - s * 0.19)} ${n(cy - s * 0.24)}Q${n(cx - s * 0.15)} ${n(cy)} ${n(cx)} ${n(cy)}Q${n(cx + s * 0.15)} ${n(cy)} ${n(cx + s * 0.19)} ${n(cy - s * 0.24)}Z`,
      rounded(stage, room.tones.linen),
    );
    stage.ellipse(cx, cy - s * 0.24, s * 0.19, s * 0.05, '#a9782f');
  }
  steam(stage, x + s * 0.1, y - s * 0.95, s * 0.5);
}

/** Two curls of steam rising from (x, y). */
export function steam(stage: Stage, x: number, y: number, s: number): void {
  let d = '';
  for (const dx of [-0.25, 0.2])
    d += `M${n(x + s * dx)} ${n(y)}q${n(-s * 0.3)} ${n(-s * 0.5)} 0 ${n(-s)}q${n(s * 0.3)} ${n(-s * 0.5)} ${n(s * 0.05)} ${n(-s * 1.05)}`;
  stage.line(d, '#ffffff', s * 0.1, 'opacity="0.35" stroke-linecap="round"');
}

/** A plump cushion. */
export function cushion(stage: Stage, x: number, y: number, w: number, h: number, tones: Tones): void {
  stage.path(
    `M${n(x - w / 2)} ${n(y)}Q${n(x - w * 0.46)} ${n(y - h * 0.5)} ${n(x - w * 0.52)} ${n(y - h)}Q${n(x)} ${n(y - h * 1.12)} ${n(x + w * 0.52)} ${n(y - h)}Q${n(x + w * 0.46)} ${n(y - h * 0.5)} ${n(x + w / 2)} ${n(y)}Q${n(x)} ${n(y + h * 0.08)} ${n(x - w / 2)} ${n(y)}Z`,
    stage.linear(
      [
        [0, tones[2]],
        [0.6, tones[1]],
        [1, tones[0]],
      ],
      0.2,
      0,
      0.7,
      1,
    ),
  );
}
