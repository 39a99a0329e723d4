import { mix, shift } from '../color';
import type { Stage } from '../stage';
import { n, corners } from '../stage';
import type { RoomOptions } from './bedroom';
import type { Room } from './shell';
import { floorShadow, paintRoom } from './shell';
import { branchVase, pendant, rounded, steam } from './things';
import { VIEWS } from './views';
import { paintSunPatch, paintWindow } from './window';

/** Cupboards, worktop, shelves with bowls and jars, a pot on the stove. */
function kitchen(stage: Stage, room: Room, x: number, width: number): void {
  const { h, random } = stage;
  const { tones } = room;
  const top = h * 0.52;
  stage.rect(x, top, width, room.y1 - top, stage.ramp(tones.accent[1], tones.accent[0]));
  const doors = 4;
  for (let i = 0; i < doors; i += 1) {
    const dx = x + (width * i) / doors;
    stage.add(
      `<rect x="${n(dx + 9)}" y="${n(top + 28)}" width="${n(width / doors - 18)}" height="${n(room.y1 - top - 50)}" rx="4" fill="none" stroke="${tones.accent[2]}" stroke-width="3.5" opacity="0.7"/>`,
    );
    stage.ellipse(dx + (i % 2 ? 24 : width / doors - 24), top + 78, 6, 6, tones.second[2]);
  }
  stage.rect(x - 12, top - 14, width + 24, 28, stage.ramp(tones.floor[2], tones.floor[1], tones.floor[0]));
  for (const v of [0.235, 0.35]) {
    stage.rect(x + 10, h * v, width - 20, 13, stage.ramp(tones.floor[2], tones.floor[0]));
    for (let px = x + 30; px < x + width - 60; px += random.range(48, 74)) {
      const s = random.range(20, 34);
      const tall = random.range(26, 62);
      const cloth = random.pick([tones.linen, tones.second, tones.floor, tones.accent]);
      if (random.chance(0.5))
        stage.path(
          `M${n(px - s)} ${n(h * v - s * 0.9)}H${n(px + s)}Q${n(px + s * 0.9)} ${n(h * v)} ${n(px + s * 0.4)} ${n(h * v)}H${n(px - s * 0.4)}Q${n(px - s * 0.9)} ${n(h * v)} ${n(px - s)} ${n(h * v - s * 0.9)}Z`,
          rounded(stage, cloth),
        );
      else stage.rect(px - s * 0.6, h * v - tall, s * 1.2, tall, rounded(stage, cloth), 'rx="7"');
    }
  }
  const px = x + width * 0.3;
  stage.rect(px - 46, top - 62, 92, 50, rounded(stage, ['#39434a', '#59666c', '#8a979b']), 'rx="8"');
  stage.rect(px - 52, top - 68, 104, 12, '#46525a', 'rx="6"');
  stage.ellipse(px, top - 74, 10, 7, tones.wood[0]);
  steam(stage, px, top - 92, 46);
  for (let i = 0; i < 3; i += 1)
    stage.rect(
      x + width * 0.62 + i * 34,
      top - 14 - 34 - i * 14,
      26,
      34 + i * 14,
      rounded(stage, i % 2 ? tones.second : tones.linen),
      'rx="6"',
    );
}

/** A wooden chair seen from behind its back. */
function chair(stage: Stage, room: Room, x: number, y: number, s: number): void {
  const { tones } = room;
  floorShadow(stage, x, y, s * 0.6, s * 0.08);
  for (const u of [-0.36, 0.36])
    stage.line(
      `M${n(x + s * u)} ${n(y)}L${n(x + s * u * 0.9)} ${n(y - s * 1.3)}`,
      tones.wood[0],
      s * 0.075,
      'stroke-linecap="round"',
    );
  stage.path(
    `M${n(x - s * 0.38)} ${n(y - s * 1.32)}Q${n(x)} ${n(y - s * 1.44)} ${n(x + s * 0.38)} ${n(y - s * 1.32)}L${n(x + s * 0.36)} ${n(y - s * 1.13)}Q${n(x)} ${n(y - s * 1.24)} ${n(x - s * 0.36)} ${n(y - s * 1.13)}Z`,
    stage.ramp(tones.wood[2], tones.wood[1]),
  );
  let slats = '';
  for (const u of [-0.2, 0, 0.2]) slats += `M${n(x + s * u)} ${n(y - s * 1.18)}V${n(y - s * 0.58)}`;
  stage.line(slats, tones.wood[1], s * 0.05);
  stage.path(
    corners(x - s * 0.4, y - s * 0.62, x + s * 0.4, y - s * 0.62, x + s * 0.46, y - s * 0.5, x - s * 0.46, y - s * 0.5),
    stage.ramp(tones.second[2], tones.second[1]),
  );
  stage.rect(x - s * 0.46, y - s * 0.5, s * 0.92, s * 0.06, tones.wood[0]);
}

/** A bowl of fruit. */
function fruitBowl(stage: Stage, room: Room, x: number, y: number, s: number): void {
  const dim = (c: string): string => mix(c, stage.mood.shadow, room.tones.evening * 0.25);
  for (const [u, v] of [
    [-0.34, -0.5],
    [0.3, -0.52],
    [0, -0.66],
    [-0.1, -0.44],
  ] as const) {
    stage.ellipse(
      x + s * u,
      y + s * v,
      s * 0.24,
      s * 0.22,
      stage.radial(
        [
          [0, dim('#ffc06a')],
          [0.6, dim('#ec8433')],
          [1, dim('#bd5a20')],
        ],
        0.35,
        0.3,
        0.8,
      ),
    );
  }
  stage.path(
    `M${n(x - s * 0.72)} ${n(y - s * 0.46)}H${n(x + s * 0.72)}Q${n(x + s * 0.6)} ${n(y)} ${n(x + s * 0.26)} ${n(y)}H${n(x - s * 0.26)}Q${n(x - s * 0.6)} ${n(y)} ${n(x - s * 0.72)} ${n(y - s * 0.46)}Z`,
    rounded(stage, room.tones.second),
  );
}

/** A long table under three lamps, the kitchen on one side, a window on the other. */
export function dining(stage: Stage, options: RoomOptions = {}): void {
  const { w, h, random } = stage;
  const room = paintRoom(stage, options.material ?? 'plaster');
  const { tones } = room;
  const flip = random.chance(0.5);
  const at = (u: number): number => w * (flip ? 1 - u : u);
  const kw = w * 0.31;
  kitchen(stage, room, flip ? w * 0.885 - kw : w * 0.115, kw);
  const box = {
    x: at(0.665) - w * 0.185,
    y: h * 0.2,
    w: w * 0.37,
    h: h * 0.36,
    columns: random.pick([2, 3]),
    rows: 2,
  };
  paintWindow(stage, room, box, VIEWS[options.view ?? 'tea']);
  paintSunPatch(stage, room, box);
  for (const u of [0.27, 0.5, 0.73]) pendant(stage, room, w * u, h * (u === 0.5 ? 0.26 : 0.24), h * 0.07);
  const top = h * 0.75;
  for (const u of [0.3, 0.5, 0.7]) chair(stage, room, w * u, h * 0.88, h * 0.17);
  floorShadow(stage, w * 0.5, h * 0.955, w * 0.4, h * 0.05);
  for (const u of [0.17, 0.83])
    stage.path(
      corners(
        w * u - 24,
        top + 30,
        w * u + 24,
        top + 30,
        w * u + (u < 0.5 ? 4 : 28),
        h * 0.965,
        w * u - (u < 0.5 ? 28 : 4),
        h * 0.965,
      ),
      stage.across(tones.wood[0], tones.wood[1], tones.wood[0]),
    );
  stage.path(
    corners(w * 0.15, top - h * 0.07, w * 0.85, top - h * 0.07, w * 0.9, top + h * 0.015, w * 0.1, top + h * 0.015),
    stage.ramp(tones.wood[2], shift(tones.wood[1], 0.03)),
  );
  stage.rect(w * 0.1, top + h * 0.014, w * 0.8, h * 0.03, stage.ramp(tones.wood[1], tones.wood[0]));
  stage.path(
    corners(w * 0.3, top - h * 0.055, w * 0.7, top - h * 0.055, w * 0.715, top - h * 0.002, w * 0.285, top - h * 0.002),
    mix(tones.linen[1], tones.accent[2], 0.25),
  );
  for (const u of [0.2, 0.8]) setting(stage, room, w * u, top - h * 0.026, w * 0.035);
  for (const u of [0.36, 0.64]) setting(stage, room, w * u, top - h * 0.008, w * 0.037);
  fruitBowl(stage, room, w * 0.43, top - h * 0.02, h * 0.052);
  branchVase(stage, room, w * 0.53, top - h * 0.016, h * 0.085);
}

function setting(stage: Stage, room: Room, x: number, y: number, s: number): void {
  const { tones } = room;
  stage.ellipse(x, y, s, s * 0.26, tones.linen[0]);
  stage.ellipse(x, y - 3, s * 0.97, s * 0.25, tones.linen[2]);
  stage.path(
    `M${n(x - s * 0.5)} ${n(y - s * 0.36)}H${n(x + s * 0.5)}Q${n(x + s * 0.42)} ${n(y)} ${n(x)} ${n(y)}Q${n(x - s * 0.42)} ${n(y)} ${n(x - s * 0.5)} ${n(y - s * 0.36)}Z`,
    rounded(stage, tones.accent),
  );
  stage.ellipse(x, y - s * 0.36, s * 0.5, s * 0.11, tones.linen[1]);
}
