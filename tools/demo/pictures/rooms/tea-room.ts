import { mix, shift } from '../color';
import type { Stage } from '../stage';
import { n, corners } from '../stage';
import type { RoomOptions } from './bedroom';
import type { Room } from './shell';
import { floorShadow, paintRoom } from './shell';
import { branchVase, hangingScroll, pendant, rounded, teaSet } from './things';
import { VIEWS } from './views';
import { lampLight, paintSunPatch, paintWindow } from './window';

/** Sliding paper doors on the side wall, in perspective. */
function paperDoors(stage: Stage, room: Room, side: -1 | 1): void {
  const { w, h, mood } = stage;
  const { tones } = room;
  const edge = side < 0 ? 0 : w;
  const inner = side < 0 ? room.x0 : room.x1;
  const top = (t: number): number => h * 0.09 + (room.y0 + h * 0.05 - h * 0.09) * t;
  const foot = (t: number): number => h * 0.97 + (room.y1 - 4 - h * 0.97) * t;
  const x = (t: number): number => edge + (inner - edge) * t;
  const paper = mix(tones.linen[2], mood.dark > 0.4 ? mood.lamp : mood.light, 0.35);
  stage.path(
    corners(x(0), top(0), x(0.94), top(0.94), x(0.94), foot(0.94), x(0), foot(0)),
    stage.across(shift(paper, -0.04), paper),
  );
  let bars = '';
  for (const t of [0.02, 0.24, 0.46, 0.7, 0.94]) bars += `M${n(x(t))} ${n(top(t))}L${n(x(t))} ${n(foot(t))}`;
  for (let i = 0; i <= 7; i += 1) {
    const k = i / 7;
    bars += `M${n(x(0))} ${n(top(0) + (foot(0) - top(0)) * k)}L${n(x(0.94))} ${n(top(0.94) + (foot(0.94) - top(0.94)) * k)}`;
  }
  stage.line(bars, tones.wood[0], 5);
}

/** A floor lamp of paper on a wooden frame. */
function paperLamp(stage: Stage, room: Room, x: number, y: number, s: number): void {
  const { tones } = room;
  lampLight(stage, room, x, y - s * 0.5, s * 2.6);
  floorShadow(stage, x, y, s * 0.4, s * 0.07);
  const glow = mix('#f8e8c6', stage.mood.lamp, 0.3 + tones.evening * 0.3);
  stage.rect(
    x - s * 0.24,
    y - s,
    s * 0.48,
    s * 0.9,
    stage.radial(
      [
        [0, mix(glow, '#ffffff', 0.5)],
        [1, glow],
      ],
      0.5,
      0.6,
      0.6,
    ),
  );
  let frame = '';
  for (const u of [-0.24, 0, 0.24]) frame += `M${n(x + s * u)} ${n(y - s * 1.02)}V${n(y - s * (u === 0 ? 0.1 : 0))}`;
  for (const v of [1, 0.7, 0.4, 0.1]) frame += `M${n(x - s * 0.24)} ${n(y - s * v)}h${n(s * 0.48)}`;
  stage.line(frame, tones.wood[0], s * 0.03);
}

/** A square floor cushion. */
function zabuton(stage: Stage, room: Room, x: number, y: number, s: number): void {
  const { tones } = room;
  floorShadow(stage, x, y + s * 0.06, s * 0.72, s * 0.2);
  stage.path(
    `M${n(x - s * 0.44)} ${n(y - s * 0.16)}Q${n(x)} ${n(y - s * 0.21)} ${n(x + s * 0.44)} ${n(y - s * 0.16)}Q${n(x + s * 0.52)} ${n(y)} ${n(x + s * 0.58)} ${n(y + s * 0.1)}Q${n(x)} ${n(y + s * 0.19)} ${n(x - s * 0.58)} ${n(y + s * 0.1)}Q${n(x - s * 0.52)} ${n(y)} ${n(x - s * 0.44)} ${n(y - s * 0.16)}Z`,
    stage.linear([
      [0, tones.accent[2]],
      [0.7, tones.accent[1]],
      [1, tones.accent[0]],
    ]),
  );
  stage.ellipse(x, y - s * 0.02, s * 0.05, s * 0.02, tones.second[2]);
}

/** A matted tea room with a low table before a long window. */
export function teaRoom(stage: Stage, options: RoomOptions = {}): void {
  const { w, h, random } = stage;
  const room = paintRoom(stage, options.material ?? 'earth', 'tatami');
  const { tones } = room;
  const side: -1 | 1 = random.chance(0.5) ? -1 : 1;
  const at = (u: number): number => w * (side < 0 ? u : 1 - u);
  paperDoors(stage, room, side);
  const round = random.chance(0.4);
  const size = h * 0.46;
  const box = round
    ? { x: at(0.47) - size / 2, y: h * 0.19, w: size, h: size, round: true }
    : { x: at(0.46) - w * 0.28, y: h * 0.22, w: w * 0.56, h: h * 0.37, columns: 4, rows: 1 };
  paintWindow(stage, room, box, VIEWS[options.view ?? 'bamboo']);
  if (!round) paintSunPatch(stage, room, box);
  hangingScroll(stage, room, at(0.83) - w * 0.05, h * 0.2, w * 0.095, h * 0.35);
  stage.rect(at(0.83) - w * 0.065, h * 0.675, w * 0.13, h * 0.045, stage.ramp(tones.wood[2], tones.wood[0]));
  branchVase(stage, room, at(0.83), h * 0.676, h * 0.085);
  if (!round) pendant(stage, room, w * 0.5, h * 0.155, h * 0.085);
  const cx = w * 0.5;
  zabuton(stage, room, cx - w * 0.13, h * 0.765, w * 0.12);
  zabuton(stage, room, cx + w * 0.13, h * 0.765, w * 0.12);
  const top = h * 0.8;
  floorShadow(stage, cx, h * 0.925, w * 0.31, h * 0.06);
  for (const u of [-0.2, 0.2])
    stage.rect(cx + w * u - 17, top + 16, 34, h * 0.115, stage.across(tones.wood[1], tones.wood[0]));
  stage.path(
    corners(
      cx - w * 0.21,
      top - h * 0.052,
      cx + w * 0.21,
      top - h * 0.052,
      cx + w * 0.25,
      top + 8,
      cx - w * 0.25,
      top + 8,
    ),
    stage.ramp(tones.wood[2], tones.wood[1]),
  );
  stage.rect(cx - w * 0.25, top + 7, w * 0.5, h * 0.024, stage.ramp(tones.wood[1], tones.wood[0]));
  stage.path(
    corners(
      cx - w * 0.045,
      top - h * 0.052,
      cx + w * 0.045,
      top - h * 0.052,
      cx + w * 0.054,
      top + 8,
      cx - w * 0.054,
      top + 8,
    ),
    mix(tones.accent[1], tones.linen[1], 0.35),
  );
  stage.path(
    corners(
      cx - w * 0.054,
      top + 8,
      cx + w * 0.054,
      top + 8,
      cx + w * 0.054,
      top + h * 0.055,
      cx - w * 0.054,
      top + h * 0.055,
    ),
    mix(tones.accent[0], tones.linen[1], 0.25),
  );
  teaSet(stage, room, cx, top - h * 0.012, h * 0.066);
  stage.ellipse(cx - w * 0.16, top - h * 0.02, w * 0.035, h * 0.011, rounded(stage, tones.second));
  zabuton(stage, room, cx - w * 0.17, h * 0.965, w * 0.15);
  zabuton(stage, room, cx + w * 0.17, h * 0.965, w * 0.15);
  paperLamp(stage, room, at(0.93), h * 0.93, h * 0.2);
}
