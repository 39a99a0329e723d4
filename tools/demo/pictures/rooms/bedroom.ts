import { mix, shift } from '../color';
import type { Stage } from '../stage';
import { n, corners } from '../stage';
import type { Material, Room } from './shell';
import { floorShadow, paintRoom, paintRug } from './shell';
import { cushion, pendant, pottedPlant, tableLamp } from './things';
import type { ViewName } from './views';
import { VIEWS } from './views';
import { paintSunPatch, paintWindow } from './window';

export interface RoomOptions {
  view?: ViewName;
  material?: Material;
}

/** A bed seen from its side: frame, mattress, pillows at the head, a folded throw at the foot. */
function bed(stage: Stage, room: Room, x: number, y: number, length: number, head: -1 | 1): void {
  const { tones } = room;
  const depth = length * 0.15;
  const top = y - length * 0.22;
  const at = (u: number): number => (head < 0 ? x + length * u : x + length * (1 - u));
  const back = (u: number): number => at(0.5) + (at(u) - at(0.5)) * 0.9;
  floorShadow(stage, x + length / 2, y + 4, length * 0.6, length * 0.07);
  stage.path(
    corners(
      at(-0.012),
      y - length * 0.05,
      at(-0.012),
      y - length * 0.4,
      back(0),
      y - length * 0.5,
      back(0.02),
      top - depth * 0.5,
      at(0.03),
      y - length * 0.05,
    ),
    stage.ramp(tones.wood[2], tones.wood[0]),
  );
  stage.path(
    corners(
      at(0),
      y - length * 0.12,
      at(1.01),
      y - length * 0.12,
      at(1.01),
      y - length * 0.035,
      at(0),
      y - length * 0.035,
    ),
    stage.ramp(tones.wood[1], tones.wood[0]),
  );
  for (const u of [0.04, 0.95])
    stage.rect(Math.min(at(u), at(u + 0.03)), y - length * 0.04, length * 0.03, length * 0.045, tones.wood[0]);
  stage.path(
    corners(at(0.01), top, back(0.02), top - depth, back(0.99), top - depth, at(1), top),
    stage.ramp(tones.linen[1], tones.linen[2]),
  );
  stage.path(
    `M${n(at(0.005))} ${n(top)}H${n(at(1.002))}Q${n(at(1.02))} ${n(top + length * 0.08)} ${n(at(1.0))} ${n(y - length * 0.1)}H${n(at(0.005))}Z`,
    stage.ramp(tones.linen[1], tones.linen[0]),
  );
  const pillow = (u: number, v: number, k: number): void => {
    const cx = back(u) + (at(u) - back(u)) * v;
    const cy = top - depth * (1 - v);
    cushion(stage, cx, cy, length * 0.17 * k, length * 0.13 * k, tones.linen);
  };
  pillow(0.12, 0.1, 1);
  pillow(0.11, 0.62, 1.12);
  cushion(stage, at(0.2), top - depth * 0.18, length * 0.125, length * 0.105, tones.accent);
  duvet(stage, room, { at, back, top, depth, y, length });
}

interface BedFrame {
  at: (u: number) => number;
  back: (u: number) => number;
  top: number;
  depth: number;
  y: number;
  length: number;
}

function duvet(stage: Stage, room: Room, { at, back, top, depth, y, length }: BedFrame): void {
  const { tones } = room;
  const foot = y - length * 0.075;
  const lift = length * 0.035;
  stage.path(
    `M${n(at(0.3))} ${n(top)}L${n(back(0.3))} ${n(top - depth - 4)}Q${n(back(0.6))} ${n(top - depth - lift)} ${n(back(0.995))} ${n(top - depth)}L${n(at(1.008))} ${n(top + 2)}Q${n(at(0.6))} ${n(top - lift)} ${n(at(0.3))} ${n(top)}Z`,
    stage.ramp(tones.linen[1], tones.linen[2]),
  );
  stage.path(
    `M${n(at(0.3))} ${n(top - 2)}Q${n(at(0.6))} ${n(top - lift)} ${n(at(1.012))} ${n(top)}L${n(at(1.016))} ${n(foot)}Q${n(at(0.85))} ${n(foot + 12)} ${n(at(0.7))} ${n(foot)}T${n(at(0.46))} ${n(foot + 4)}T${n(at(0.315))} ${n(foot)}Z`,
    stage.linear([
      [0, tones.linen[2]],
      [0.4, tones.linen[1]],
      [1, tones.linen[0]],
    ]),
  );
  let folds = '';
  for (const u of [0.37, 0.44, 0.53, 0.61, 0.68])
    folds += `M${n(at(u))} ${n(top + 4)}Q${n(at(u + 0.012))} ${n((top + foot) / 2)} ${n(at(u - 0.008))} ${n(foot)}`;
  stage.line(folds, tones.linen[0], 5, 'opacity="0.5" stroke-linecap="round"');
  stage.path(
    corners(at(0.3), top + 2, back(0.3), top - depth - 4, back(0.345), top - depth - 8, at(0.35), top - 2),
    shift(tones.linen[2], 0.02),
  );
  stage.path(
    corners(at(0.74), top - 6, back(0.74), top - depth - 8, back(0.93), top - depth - 4, at(0.94), top - 1),
    stage.ramp(tones.accent[1], tones.accent[2]),
  );
  stage.path(
    `M${n(at(0.74))} ${n(top - 6)}L${n(at(0.94))} ${n(top - 1)}L${n(at(0.945))} ${n(foot - 20)}L${n(at(0.735))} ${n(foot - 16)}Z`,
    stage.ramp(tones.accent[1], tones.accent[0]),
  );
  let fringe = '';
  for (let i = 0; i <= 16; i += 1) fringe += `M${n(at(0.737 + (0.206 * i) / 16))} ${n(foot - 18)}v15`;
  stage.line(fringe, tones.accent[1], 3);
  let stripes = '';
  for (const k of [0.2, 0.28, 0.72, 0.8])
    stripes += `M${n(at(0.74 + 0.2 * k))} ${n(top - 5)}L${n(at(0.735 + 0.21 * k))} ${n(foot - 18)}`;
  stage.line(stripes, tones.second[2], 4, 'opacity="0.7"');
}

/** A bedroom with a wide window. */
export function bedroom(stage: Stage, options: RoomOptions = {}): void {
  const { w, h, random } = stage;
  const room = paintRoom(stage, options.material ?? 'plaster');
  const { tones } = room;
  const head: -1 | 1 = random.chance(0.5) ? -1 : 1;
  const at = (u: number): number => w * (head < 0 ? u : 1 - u);
  const wide = random.chance(0.55);
  const ww = w * (wide ? 0.5 : 0.4);
  const box = {
    x: at(0.54) - ww / 2,
    y: h * 0.18,
    w: ww,
    h: h * 0.36,
    columns: wide ? 3 : 2,
    rows: random.pick([1, 2]),
    curtains: true,
  };
  paintWindow(stage, room, box, VIEWS[options.view ?? 'mountains']);
  paintRug(
    stage,
    at(0.56),
    h * 0.905,
    w * 0.66,
    h * 0.15,
    [tones.linen[0], mix(tones.linen[1], tones.floor[2], 0.35), tones.linen[2]],
    tones.second[1],
  );
  paintSunPatch(stage, room, box);
  const night = at(0.12);
  stage.rect(
    night - w * 0.05,
    h * 0.62,
    w * 0.1,
    h * 0.2,
    stage.linear([
      [0, tones.wood[2]],
      [0.06, tones.wood[1]],
      [1, tones.wood[0]],
    ]),
  );
  stage.rect(night - w * 0.054, h * 0.612, w * 0.108, h * 0.014, tones.wood[2]);
  stage.rect(night - w * 0.04, h * 0.65, w * 0.08, h * 0.058, shift(tones.wood[0], -0.02));
  stage.ellipse(night, h * 0.679, 7, 7, tones.second[2]);
  tableLamp(stage, room, night, h * 0.612, h * 0.11);
  pendant(stage, room, at(0.78), h * 0.17, h * 0.075);
  bed(stage, room, w * (head < 0 ? 0.2 : 0.16), h * 0.93, w * 0.62, head);
  pottedPlant(stage, room, at(0.925), h * 0.93, h * 0.17);
}
