import { mix, shift } from '../color';
import type { Hex } from '../color';
import type { Tones } from '../moods';
import type { Stage } from '../stage';
import { n, corners } from '../stage';
import type { Material, RoomTones } from './tones';
import { roomTones } from './tones';

export type { Material, RoomTones } from './tones';

export interface Room {
  /** The back wall. */
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  tones: RoomTones;
}

export type FloorKind = 'boards' | 'tatami' | 'stone';

function wallTexture(stage: Stage, room: Room, material: Material): void {
  const { random } = stage;
  const { x0, y0, x1, y1, tones } = room;
  if (material === 'timber') {
    let seams = '';
    for (let i = 1; i < 11; i += 1) seams += `M${n(x0)} ${n(y0 + ((y1 - y0) * i) / 11)}H${n(x1)}`;
    stage.line(seams, tones.wall[0], 3, 'opacity="0.55"');
    let knots = '';
    for (let i = 0; i < 34; i += 1) {
      const x = random.range(x0, x1 - 90);
      const y = y0 + ((y1 - y0) * (random.int(0, 10) + random.range(0.25, 0.75))) / 11;
      knots += `M${n(x)} ${n(y)}q40 ${n(random.range(-5, 5))} ${n(random.range(50, 110))} 0`;
    }
    stage.line(knots, tones.wall[0], 1.6, 'opacity="0.4"');
    return;
  }
  if (material === 'plaster') return;
  let marks = '';
  for (let i = 0; i < 150; i += 1) {
    const x = random.range(x0, x1 - 60);
    const y = random.range(y0, y1 - 30);
    if (material === 'earth')
      marks += `M${n(x)} ${n(y)}q${n(random.range(8, 30))} ${n(random.range(-3, 3))} ${n(random.range(20, 60))} 0`;
    else {
      const w = random.range(40, 84);
      const h = random.range(22, 34);
      marks += `M${n(x + 8)} ${n(y)}h${n(w - 16)}q8 0 8 8v${n(h - 16)}q0 8 -8 8h${n(16 - w)}q-8 0 -8 -8v${n(16 - h)}q0 -8 8 -8`;
    }
  }
  if (material === 'earth') stage.line(marks, tones.wall[0], 2, 'opacity="0.4"');
  else stage.path(marks, tones.wall[0], 'opacity="0.3"');
}

function ceiling(stage: Stage, { x0, y0, x1, tones }: Room): void {
  const { w } = stage;
  stage.path(corners(0, 0, w, 0, x1, y0, x0, y0), stage.ramp(tones.wood[0], shift(tones.wood[1], -0.03)));
  for (let i = 0; i <= 6; i += 1) {
    const far = x0 + ((x1 - x0) * i) / 6;
    const near = -w * 0.12 + (w * 1.24 * i) / 6;
    stage.path(corners(near - 26, 0, near + 26, 0, far + 13, y0, far - 13, y0), shift(tones.wood[0], -0.05));
  }
}

function walls(stage: Stage, room: Room, material: Material): void {
  const { w, h } = stage;
  const { x0, y0, x1, y1, tones } = room;
  const [shade, middle, lit] = tones.wall;
  const fromLeft = stage.mood.orbX < 0.5;
  stage.path(corners(0, 0, x0, y0, x0, y1, 0, h), stage.across(shade, fromLeft ? shade : middle));
  stage.path(corners(w, 0, x1, y0, x1, y1, w, h), stage.across(fromLeft ? middle : shade, shade));
  stage.rect(
    x0,
    y0,
    x1 - x0,
    y1 - y0,
    stage.linear(
      [
        [0, middle],
        [0.5, lit],
        [1, middle],
      ],
      0,
      0,
      1,
      0.4,
    ),
  );
  wallTexture(stage, room, material);
  stage.rect(
    x0,
    y0,
    x1 - x0,
    (y1 - y0) * 0.22,
    stage.linear([
      [0, shade, 0.7],
      [1, shade, 0],
    ]),
  );
  stage.rect(x0, y0 - 6, x1 - x0, 20, shift(tones.wood[0], -0.03));
}

function skirting(stage: Stage, { x0, x1, y1, tones }: Room): void {
  const { w, h } = stage;
  stage.rect(x0, y1 - 16, x1 - x0, 18, stage.ramp(tones.wood[1], tones.wood[0]));
  stage.path(corners(0, h, x0, y1, x0, y1 - 16, 0, h - 34), tones.wood[0]);
  stage.path(corners(w, h, x1, y1, x1, y1 - 16, w, h - 34), tones.wood[0]);
}

/** The empty room in one-point perspective: ceiling with beams, walls, boarded or matted floor. */
export function paintRoom(stage: Stage, material: Material, floor: FloorKind = 'boards'): Room {
  const { w, h } = stage;
  const tones = roomTones(stage, material);
  const room: Room = { x0: w * 0.1, y0: h * 0.1, x1: w * 0.9, y1: h * 0.72, tones };
  ceiling(stage, room);
  walls(stage, room, material);
  paintFloor(stage, room, floor);
  skirting(stage, room);
  return room;
}

function paintFloor(stage: Stage, room: Room, kind: FloorKind): void {
  const { w, h, random, mood } = stage;
  const { x0, x1, y1, tones } = room;
  const base: Tones =
    kind === 'boards'
      ? tones.floor
      : kind === 'tatami'
        ? [
            mix('#8f8a52', mood.shadow, tones.evening * 0.4),
            mix('#b9b377', mood.shadow, tones.evening * 0.34),
            mix('#d6cf95', mood.shadow, tones.evening * 0.24),
          ]
        : [
            mix('#6f7674', mood.shadow, tones.evening * 0.4),
            mix('#959b95', mood.shadow, tones.evening * 0.34),
            mix('#b9bcb2', mood.shadow, tones.evening * 0.24),
          ];
  stage.path(
    corners(0, h, x0, y1, x1, y1, w, h),
    stage.linear([
      [0, base[2]],
      [0.35, base[1]],
      [1, base[0]],
    ]),
  );
  const rows = kind === 'boards' ? 0 : 5;
  const columns = kind === 'boards' ? 17 : kind === 'tatami' ? 5 : 10;
  let d = '';
  const at = (u: number, y: number): number => {
    const t = (y - y1) / (h - y1);
    return (x0 + (x1 - x0) * u) * (1 - t) + w * u * t;
  };
  for (let i = 1; i < columns; i += 1) d += `M${n(at(i / columns, y1))} ${n(y1)}L${n(at(i / columns, h))} ${n(h)}`;
  for (let i = 1; i <= rows; i += 1) {
    const y = y1 + (h - y1) * (i / rows) ** 1.5;
    d += `M${n(at(0, y))} ${n(y)}H${n(at(1, y))}`;
  }
  if (kind === 'boards') {
    for (let i = 0; i < 30; i += 1) {
      const column = random.int(0, columns - 1);
      const y = y1 + (h - y1) * random.next() ** 1.4;
      d += `M${n(at(column / columns, y))} ${n(y)}H${n(at((column + 1) / columns, y))}`;
    }
  }
  stage.line(d, kind === 'tatami' ? '#3f4a36' : shift(base[0], -0.06), kind === 'tatami' ? 9 : 2.6, 'opacity="0.6"');
}

/** A soft contact shadow under a thing on the floor. */
export function floorShadow(stage: Stage, cx: number, cy: number, rx: number, ry: number): void {
  stage.ellipse(
    cx,
    cy,
    rx,
    ry,
    stage.radial([
      [0, stage.mood.shadow, 0.5],
      [0.6, stage.mood.shadow, 0.28],
      [1, stage.mood.shadow, 0],
    ]),
  );
}

/** A woven rug lying on the floor. */
export function paintRug(
  stage: Stage,
  cx: number,
  cy: number,
  width: number,
  depth: number,
  tones: Tones,
  trim: Hex,
): void {
  const shape = (k: number): string => {
    const near = (width / 2) * k;
    const far = near * 0.84;
    return corners(
      cx - far,
      cy - (depth / 2) * k,
      cx + far,
      cy - (depth / 2) * k,
      cx + near,
      cy + (depth / 2) * k,
      cx - near,
      cy + (depth / 2) * k,
    );
  };
  stage.path(shape(1.012), stage.mood.shadow, 'opacity="0.2" transform="translate(0 5)"');
  stage.path(shape(1), stage.ramp(tones[2], tones[1]));
  stage.add(`<path d="${shape(0.9)}" fill="none" stroke="${trim}" stroke-width="7" opacity="0.75"/>`);
  stage.add(`<path d="${shape(0.82)}" fill="none" stroke="${trim}" stroke-width="2.5" opacity="0.6"/>`);
}
