import { mix, shift } from '../color';
import type { Stage } from '../stage';
import { n, corners } from '../stage';
import type { RoomOptions } from './bedroom';
import type { Room } from './shell';
import { floorShadow, paintRoom, paintRug } from './shell';
import { branchVase, cushion, pottedPlant, teaSet } from './things';
import { VIEWS } from './views';
import { lampLight, paintSunPatch, paintWindow } from './window';

/** Tongues of flame on logs. */
function fire(stage: Stage, x: number, y: number, s: number): void {
  const tongue = (cx: number, height: number, half: number, color: string, alpha: number): void => {
    stage.path(
      `M${n(cx - half)} ${n(y)}C${n(cx - half * 1.5)} ${n(y - height * 0.4)} ${n(cx - half * 0.1)} ${n(y - height * 0.55)} ${n(cx + half * 0.1)} ${n(y - height)}C${n(cx + half * 0.5)} ${n(y - height * 0.6)} ${n(cx + half * 1.5)} ${n(y - height * 0.4)} ${n(cx + half)} ${n(y)}Z`,
      color,
      `opacity="${alpha}"`,
    );
  };
  for (const [u, k] of [
    [-0.45, 0.7],
    [0.42, 0.75],
    [-0.02, 1.1],
  ] as const)
    tongue(x + s * u, s * k, s * 0.26, '#e2622a', 0.95);
  for (const [u, k] of [
    [-0.34, 0.5],
    [0.32, 0.52],
    [0.02, 0.8],
  ] as const)
    tongue(x + s * u, s * k, s * 0.18, '#f6a63c', 0.95);
  for (const [u, k] of [
    [-0.2, 0.34],
    [0.2, 0.36],
    [0.02, 0.5],
  ] as const)
    tongue(x + s * u, s * k, s * 0.1, '#ffe8a0', 0.95);
  for (const [a, b] of [
    [-0.75, 0.3],
    [-0.3, 0.8],
  ] as const)
    stage.line(
      `M${n(x + s * a)} ${n(y + s * 0.02)}L${n(x + s * b)} ${n(y - s * 0.1)}`,
      '#3a2218',
      s * 0.17,
      'stroke-linecap="round"',
    );
  stage.line(`M${n(x - s * 0.6)} ${n(y + s * 0.06)}H${n(x + s * 0.6)}`, '#52301f', s * 0.18, 'stroke-linecap="round"');
}

/** The chimney breast: plastered stone with courses of blocks. */
function masonry(stage: Stage, room: Room, x: number, half: number, stone: string): void {
  const random = stage.random.fork('stones');
  stage.rect(
    x - half,
    room.y0,
    half * 2,
    room.y1 - room.y0,
    stage.linear(
      [
        [0, shift(stone, -0.07)],
        [0.3, stone],
        [1, shift(stone, -0.06)],
      ],
      0,
      0,
      1,
      0,
    ),
  );
  const shades = ['', '', ''];
  for (let row = 0; row < 17; row += 1) {
    const y = room.y0 + ((room.y1 - room.y0) * row) / 17;
    for (let px = x - half + 4 + random.range(0, 10); px < x + half - 22;) {
      const bw = Math.min(random.range(34, 74), x + half - 4 - px);
      shades[random.int(0, 2)] +=
        `M${n(px + 6)} ${n(y + 3)}h${n(bw - 14)}q6 0 6 6v24q0 6 -6 6h${n(14 - bw)}q-6 0 -6 -6v-24q0 -6 6 -6`;
      px += bw;
    }
  }
  [0.05, -0.03, -0.07].forEach((k, i) => stage.path(shades[i] ?? '', shift(stone, k), 'opacity="0.75"'));
}

function fireplace(stage: Stage, room: Room, x: number): void {
  const { w, h, mood } = stage;
  const { tones } = room;
  const stone = mix('#a39c90', mood.shadow, tones.evening * 0.4);
  const half = w * 0.115;
  masonry(stage, room, x, half, stone);
  stage.rect(
    x - half * 1.22,
    h * 0.455,
    half * 2.44,
    h * 0.03,
    stage.linear([
      [0, tones.wood[2]],
      [0.35, tones.wood[1]],
      [1, tones.wood[0]],
    ]),
  );
  const ow = half * 0.68;
  stage.path(
    `M${n(x - ow)} ${n(room.y1)}V${n(h * 0.57)}Q${n(x)} ${n(h * 0.525)} ${n(x + ow)} ${n(h * 0.57)}V${n(room.y1)}Z`,
    stage.radial(
      [
        [0, '#6b3018'],
        [1, '#1d1210'],
      ],
      0.5,
      0.85,
      0.8,
    ),
  );
  stage.glow(x, h * 0.68, w * 0.09, h * 0.1, '#ff9a3c', 0.9);
  fire(stage, x, room.y1 - 10, h * 0.085);
  stage.rect(x - half * 1.2, room.y1 - 4, half * 2.4, 22, stage.ramp(shift(stone, 0.04), shift(stone, -0.12)));
  stage.glow(x, h * 0.74, w * (0.2 + 0.16 * tones.evening), h * 0.22, '#ffb054', 0.3 + 0.3 * tones.evening);
  branchVase(stage, room, x - half * 0.7, h * 0.457, h * 0.06);
  for (const [u, k] of [
    [0.45, 0.05],
    [0.62, 0.035],
  ] as const) {
    stage.rect(x + half * u, h * (0.456 - k), half * 0.09, h * k, tones.linen[2]);
    stage.glow(x + half * (u + 0.045), h * (0.45 - k), 40, 40, mood.lamp, 0.7);
  }
}

/** A deep sofa facing the viewer. */
function sofa(stage: Stage, room: Room, x: number, y: number, width: number): void {
  const { tones } = room;
  const half = width / 2;
  const tall = width * 0.34;
  floorShadow(stage, x, y + 4, half * 1.15, width * 0.06);
  const cloth = stage.linear([
    [0, tones.accent[2]],
    [0.45, tones.accent[1]],
    [1, tones.accent[0]],
  ]);
  stage.rect(x - half * 0.94, y - tall, half * 1.88, tall * 0.8, cloth, 'rx="26"');
  for (const side of [-1, 1]) {
    cushion(stage, x + side * half * 0.43, y - tall * 0.4, half * 0.84, tall * 0.5, tones.accent);
    stage.rect(
      x + (side < 0 ? -half * 0.86 : 0) + 2,
      y - tall * 0.46,
      half * 0.86 - 4,
      tall * 0.2,
      stage.ramp(tones.accent[2], tones.accent[1]),
      'rx="16"',
    );
  }
  stage.rect(x - half * 0.88, y - tall * 0.28, half * 1.76, tall * 0.2, stage.ramp(tones.accent[1], tones.accent[0]));
  for (const side of [-1, 1])
    stage.rect(
      side < 0 ? x - half : x + half * 0.8,
      y - tall * 0.66,
      half * 0.2,
      tall * 0.6,
      stage.linear([
        [0, tones.accent[2]],
        [0.3, tones.accent[1]],
        [1, tones.accent[0]],
      ]),
      'rx="22"',
    );
  for (const u of [-0.88, 0.82]) stage.rect(x + half * u, y - tall * 0.08, half * 0.06, tall * 0.1, tones.wood[0]);
  cushion(stage, x - half * 0.6, y - tall * 0.4, width * 0.15, width * 0.13, tones.linen);
  cushion(stage, x + half * 0.56, y - tall * 0.38, width * 0.14, width * 0.125, tones.second);
  stage.path(
    corners(
      x + half * 0.18,
      y - tall * 0.99,
      x + half * 0.42,
      y - tall,
      x + half * 0.46,
      y - tall * 0.2,
      x + half * 0.15,
      y - tall * 0.16,
    ),
    stage.ramp(tones.linen[2], tones.linen[0]),
    'opacity="0.95"',
  );
}

/** A sitting room with a stone fireplace, a sofa and a window. */
export function living(stage: Stage, options: RoomOptions = {}): void {
  const { w, h, random } = stage;
  const room = paintRoom(stage, options.material ?? 'timber');
  const { tones } = room;
  const flip = random.chance(0.5);
  const at = (u: number): number => w * (flip ? 1 - u : u);
  const box = {
    x: at(0.645) - w * 0.185,
    y: h * 0.19,
    w: w * 0.37,
    h: h * 0.34,
    columns: 3,
    rows: random.pick([1, 2]),
    curtains: random.chance(0.6),
  };
  paintWindow(stage, room, box, VIEWS[options.view ?? 'mountains']);
  paintRug(
    stage,
    at(0.55),
    h * 0.9,
    w * 0.72,
    h * 0.17,
    [tones.linen[0], mix(tones.linen[1], tones.second[2], 0.18), tones.linen[2]],
    tones.second[1],
  );
  paintSunPatch(stage, room, box);
  fireplace(stage, room, at(0.245));
  sofa(stage, room, at(0.67), h * 0.84, w * 0.42);
  logs(stage, room, at(0.075), h * 0.86, w * 0.1);
  const lx = at(0.925);
  lampLight(stage, room, lx, h * 0.4, w * 0.2);
  floorShadow(stage, lx, h * 0.875, w * 0.04, h * 0.012);
  stage.line(
    `M${n(lx)} ${n(h * 0.43)}V${n(h * 0.87)}M${n(lx - 40)} ${n(h * 0.874)}h80`,
    tones.wood[0],
    8,
    'stroke-linecap="round"',
  );
  const paper = mix('#f6e6c4', stage.mood.lamp, 0.3 + 0.4 * tones.evening);
  stage.path(
    `M${n(lx - 48)} ${n(h * 0.35)}H${n(lx + 48)}L${n(lx + 74)} ${n(h * 0.44)}H${n(lx - 74)}Z`,
    stage.ramp(shift(paper, -0.05), shift(paper, 0.03)),
  );
  const cx = at(0.52);
  floorShadow(stage, cx, h * 0.955, w * 0.17, h * 0.03);
  for (const u of [-0.1, 0.1]) stage.rect(cx + w * u - 9, h * 0.885, 18, h * 0.07, tones.wood[0]);
  stage.ellipse(cx, h * 0.887, w * 0.145, h * 0.034, tones.wood[0]);
  stage.ellipse(
    cx,
    h * 0.878,
    w * 0.145,
    h * 0.034,
    stage.linear(
      [
        [0, tones.wood[2]],
        [1, tones.wood[1]],
      ],
      0,
      0,
      1,
      0.3,
    ),
  );
  teaSet(stage, room, cx, h * 0.882, h * 0.05);
  pottedPlant(stage, room, at(0.395), h * 0.79, h * 0.12);
}

/** Firewood stacked by the hearth. */
function logs(stage: Stage, room: Room, x: number, y: number, s: number): void {
  const { tones } = room;
  floorShadow(stage, x, y, s * 0.7, s * 0.1);
  const r = s * 0.13;
  for (let row = 0; row < 3; row += 1) {
    for (let i = 0; i < 4 - row; i += 1) {
      const cx = x + (i - (3 - row) / 2) * r * 2;
      const cy = y - r - row * r * 1.75;
      stage.ellipse(cx, cy, r, r, tones.wood[0]);
      stage.ellipse(cx, cy, r * 0.8, r * 0.8, mix(tones.floor[2], tones.linen[1], 0.3));
      stage.add(
        `<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r * 0.45)}" fill="none" stroke="${tones.floor[0]}" stroke-width="2.5"/>`,
      );
    }
  }
}
