import { mix, shift } from '../color';
import type { Stage } from '../stage';
import { n, corners } from '../stage';
import type { RoomOptions } from './bedroom';
import type { Room } from './shell';
import { floorShadow, paintRoom } from './shell';
import { pendant, pottedPlant, rounded } from './things';
import { VIEWS } from './views';
import { lampLight, paintSunPatch, paintWindow } from './window';

/** A round tub of upright staves with two hoops, full of warm water. */
function tub(stage: Stage, room: Room, x: number, y: number, s: number): void {
  const { mood } = stage;
  const { tones } = room;
  const rim = y - s * 0.62;
  const half = s * 0.78;
  const foot = s * 0.68;
  floorShadow(stage, x, y + s * 0.05, s * 1.02, s * 0.16);
  stage.path(
    `M${n(x - half)} ${n(rim)}L${n(x - foot)} ${n(y)}Q${n(x)} ${n(y + s * 0.2)} ${n(x + foot)} ${n(y)}L${n(x + half)} ${n(rim)}Z`,
    stage.linear(
      [
        [0, tones.floor[0]],
        [0.28, tones.floor[2]],
        [0.6, tones.floor[1]],
        [1, shift(tones.floor[0], -0.06)],
      ],
      0,
      0,
      1,
      0,
    ),
  );
  let staves = '';
  for (let i = 1; i < 15; i += 1) {
    const u = -Math.cos((Math.PI * i) / 15);
    const bow = Math.sqrt(1 - u * u);
    staves += `M${n(x + half * u)} ${n(rim + bow * s * 0.16)}L${n(x + foot * u)} ${n(y + bow * s * 0.1)}`;
  }
  stage.line(staves, tones.wood[0], 3, 'opacity="0.55"');
  const hoop = mix('#b98b4a', mood.shadow, tones.evening * 0.4);
  for (const v of [0.3, 0.82]) {
    const r = half + (foot - half) * v;
    const yy = rim + (y - rim) * v;
    stage.line(`M${n(x - r)} ${n(yy)}Q${n(x)} ${n(yy + s * 0.27)} ${n(x + r)} ${n(yy)}`, shift(hoop, -0.1), 13);
    stage.line(`M${n(x - r)} ${n(yy - 2)}Q${n(x)} ${n(yy + s * 0.27 - 2)} ${n(x + r)} ${n(yy - 2)}`, hoop, 7);
  }
  stage.ellipse(x, rim, half, s * 0.17, stage.across(tones.floor[2], tones.floor[1]));
  stage.ellipse(x, rim + 4, half * 0.92, s * 0.145, tones.wood[0]);
  const water = mix(mood.water[1], '#9fc9c0', 0.45);
  stage.ellipse(x, rim + 13, half * 0.9, s * 0.128, stage.ramp(shift(water, -0.08), mix(water, mood.light, 0.45)));
  stage.line(
    `M${n(x - half * 0.5)} ${n(rim + 2)}q${n(half * 0.3)} -9 ${n(half * 0.6)} 0M${n(x - half * 0.1)} ${n(rim + 34)}q${n(half * 0.3)} -9 ${n(half * 0.55)} 0`,
    '#ffffff',
    4,
    'opacity="0.5" stroke-linecap="round"',
  );
  petals(stage, x, rim, half, s);
}

/** Petals on the water and steam above it. */
function petals(stage: Stage, x: number, rim: number, half: number, s: number): void {
  const random = stage.random.fork('petals');
  for (let i = 0; i < 12; i += 1)
    stage.ellipse(
      x + random.gauss() * half * 0.4,
      rim + 14 + random.gauss() * s * 0.045,
      11,
      4.5,
      random.pick(['#e9a9a6', '#d9787c', '#f4d3c4']),
    );
  for (let i = 0; i < 6; i += 1)
    stage.glow(
      x + random.gauss() * half * 0.4,
      rim - s * random.range(0.1, 0.55),
      s * random.range(0.12, 0.26),
      s * random.range(0.16, 0.32),
      '#ffffff',
      0.2,
    );
}

/** A stool with folded towels and a bottle. */
function towels(stage: Stage, room: Room, x: number, y: number, s: number): void {
  const { tones } = room;
  floorShadow(stage, x, y, s * 0.62, s * 0.09);
  for (const u of [-0.36, 0.3])
    stage.path(
      corners(
        x + s * u,
        y - s * 0.52,
        x + s * (u + 0.07),
        y - s * 0.52,
        x + s * (u + (u < 0 ? 0.03 : 0.1)),
        y,
        x + s * (u + (u < 0 ? -0.04 : 0.03)),
        y,
      ),
      tones.wood[0],
    );
  stage.rect(x - s * 0.46, y - s * 0.58, s * 0.92, s * 0.085, stage.ramp(tones.wood[2], tones.wood[1]), 'rx="6"');
  const stack = [tones.linen, tones.accent, tones.linen] as const;
  stack.forEach((cloth, i) => {
    stage.rect(x - s * 0.36, y - s * (0.7 + i * 0.12), s * 0.5, s * 0.115, stage.ramp(cloth[2], cloth[0]), 'rx="12"');
  });
  stage.path(
    `M${n(x + s * 0.22)} ${n(y - s * 0.58)}v${n(-s * 0.22)}q0 ${n(-s * 0.06)} ${n(s * 0.05)} ${n(-s * 0.06)}v${n(-s * 0.07)}h${n(s * 0.06)}v${n(s * 0.07)}q${n(s * 0.05)} 0 ${n(s * 0.05)} ${n(s * 0.06)}v${n(s * 0.22)}Z`,
    rounded(stage, tones.second),
  );
}

/** A bathroom with a wooden tub before a window. */
export function bath(stage: Stage, options: RoomOptions = {}): void {
  const { w, h, random } = stage;
  const room = paintRoom(stage, options.material ?? 'stone', 'stone');
  const { tones } = room;
  const flip = random.chance(0.5);
  const at = (u: number): number => w * (flip ? 1 - u : u);
  const slats = { x: flip ? room.x0 : at(0.72), w: flip ? at(0.72) - room.x0 : room.x1 - at(0.72) };
  stage.rect(slats.x, room.y0 + 14, slats.w, room.y1 - room.y0 - 28, tones.wood[0]);
  let strips = '';
  for (let x = slats.x + 6; x < slats.x + slats.w - 12; x += 21)
    strips += `M${n(x)} ${n(room.y0 + 14)}h14V${n(room.y1 - 14)}h-14Z`;
  stage.path(strips, stage.ramp(tones.wood[1], tones.wood[2]));
  const box = {
    x: at(0.42) - w * 0.25,
    y: h * 0.17,
    w: w * 0.5,
    h: h * 0.4,
    columns: random.pick([1, 2, 3]),
    rows: 1,
  };
  paintWindow(stage, room, box, VIEWS[options.view ?? 'bamboo']);
  paintSunPatch(stage, room, { ...box, columns: 2 });
  vanity(stage, room, at(0.81));
  pendant(stage, room, at(0.58), h * 0.15, h * 0.06);
  pottedPlant(stage, room, at(0.115), h * 0.86, h * 0.18);
  tub(stage, room, at(0.43), h * 0.9, w * 0.27);
  towels(stage, room, at(0.75), h * 0.955, w * 0.12);
}

/** A wash basin on a wooden shelf under a round mirror. */
function vanity(stage: Stage, room: Room, x: number): void {
  const { w, h, mood } = stage;
  const { tones } = room;
  const r = w * 0.055;
  lampLight(stage, room, x, h * 0.24, w * 0.18);
  stage.ellipse(x, h * 0.34, r * 1.08, r * 1.08, tones.second[1]);
  stage.ellipse(
    x,
    h * 0.34,
    r,
    r,
    stage.linear(
      [
        [0, mix(mood.sky[1], '#ffffff', 0.35)],
        [0.5, mix(tones.wall[2], '#ffffff', 0.3)],
        [1, tones.wall[0]],
      ],
      0,
      0,
      1,
      1,
    ),
  );
  stage.path(
    corners(
      x - r * 0.5,
      h * 0.34 + r * 0.5,
      x + r * 0.3,
      h * 0.34 - r * 0.8,
      x + r * 0.5,
      h * 0.34 - r * 0.66,
      x - r * 0.3,
      h * 0.34 + r * 0.7,
    ),
    '#ffffff',
    'opacity="0.25"',
  );
  stage.rect(x - w * 0.072, h * 0.53, w * 0.144, h * 0.028, stage.ramp(tones.floor[2], tones.floor[0]));
  stage.rect(x - w * 0.066, h * 0.558, w * 0.132, h * 0.12, stage.ramp(tones.floor[0], tones.floor[1]));
  stage.line(`M${n(x)} ${n(h * 0.562)}V${n(h * 0.674)}`, tones.wood[0], 4);
  stage.path(
    `M${n(x - w * 0.048)} ${n(h * 0.485)}H${n(x + w * 0.048)}Q${n(x + w * 0.045)} ${n(h * 0.53)} ${n(x + w * 0.022)} ${n(h * 0.53)}H${n(x - w * 0.022)}Q${n(x - w * 0.045)} ${n(h * 0.53)} ${n(x - w * 0.048)} ${n(h * 0.485)}Z`,
    rounded(stage, tones.linen),
  );
  stage.line(
    `M${n(x)} ${n(h * 0.485)}v-34q0 -14 18 -14h10v10`,
    mix('#9a7a45', mood.shadow, tones.evening * 0.3),
    8,
    'stroke-linecap="round"',
  );
}
