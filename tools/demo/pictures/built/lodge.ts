import { mix, shift } from '../color';
import type { Stage } from '../stage';
import { n, corners } from '../stage';
import { paintLattice } from './walls';

export type LodgeMaterial = 'stone' | 'timber' | 'plaster';

interface Lodge {
  left: number;
  top: number;
  ridge: number;
  /** Foot of the walls. */
  y: number;
  /** Overall width. */
  s: number;
  /** Where the gable wall meets the long wall. */
  corner: number;
}

function lodgeWalls(stage: Stage, lodge: Lodge, material: LodgeMaterial, tone: string): void {
  const { mood } = stage;
  const { left, top, ridge, y, s, corner } = lodge;
  const fromLeft = mood.orbX < 0.5;
  const wallH = y - top;
  stage.ellipse(left + s * (fromLeft ? 0.56 : 0.44), y + s * 0.004, s * 0.58, s * 0.028, mood.shadow, 'opacity="0.35"');
  stage.rect(corner, top, s * 0.7, wallH, stage.ramp(shift(tone, -0.08), tone, shift(tone, -0.05)));
  stage.path(
    corners(left, y, left, top, left + s * 0.15, ridge + s * 0.02, corner, top, corner, y),
    stage.ramp(shift(tone, fromLeft ? 0.07 : -0.1), shift(tone, fromLeft ? 0.01 : -0.14)),
  );
  if (material === 'stone') stones(stage, left, top, s, wallH, tone);
  if (material !== 'timber') return;
  let logs = '';
  for (let i = 1; i < 9; i += 1) logs += `M${n(left)} ${n(top + (wallH * i) / 9)}H${n(left + s)}`;
  stage.line(logs, mood.wood[0], Math.max(1.2, s * 0.004), 'opacity="0.7"');
}

function lodgeRoof(stage: Stage, lodge: Lodge, tone: string): void {
  const { mood } = stage;
  const { left, top, ridge, s, corner } = lodge;
  const eave = top + s * 0.03;
  const slope = corners(left + s * 0.15, ridge, left + s * 0.9, ridge, left + s * 1.05, eave, corner - s * 0.01, eave);
  stage.path(slope, stage.ramp(shift(tone, 0.05), shift(tone, -0.06)));
  let courses = '';
  for (let i = 1; i < 8; i += 1) {
    const t = i / 8;
    courses += `M${n(left + s * (0.15 + 0.14 * t))} ${n(ridge + (eave - ridge) * t)}H${n(left + s * (0.9 + 0.15 * t))}`;
  }
  stage.line(courses, shift(tone, -0.12), Math.max(1, s * 0.004), 'opacity="0.6"');
  const verge = `M${n(left - s * 0.03)} ${n(top + s * 0.04)}L${n(left + s * 0.15)} ${n(ridge)}L${n(corner)} ${n(top + s * 0.035)}`;
  stage.line(verge, shift(tone, -0.08), s * 0.018, 'stroke-linejoin="round"');
  if (!mood.snow) return;
  const white = mix('#ffffff', mood.ground[2], mood.dark > 0.5 ? 0.8 : 0.1);
  const cap = ridge - s * 0.018;
  stage.path(
    corners(
      left + s * 0.14,
      cap,
      left + s * 0.905,
      cap,
      left + s * 1.045,
      top + s * 0.018,
      corner + s * 0.005,
      top + s * 0.014,
    ),
    stage.ramp(white, mix(white, mood.ground[1], 0.6)),
  );
  const rim = `M${n(left - s * 0.03)} ${n(top + s * 0.022)}L${n(left + s * 0.15)} ${n(ridge - s * 0.014)}`;
  stage.line(rim, white, s * 0.02, 'stroke-linecap="round"');
}

function lodgeOpenings(stage: Stage, lodge: Lodge): void {
  const { mood } = stage;
  const { left, top, y, s } = lodge;
  const wallH = y - top;
  for (const u of [0.38, 0.74, 0.87])
    paintLattice(stage, left + s * u, top + wallH * 0.32, s * 0.08, wallH * 0.4, 2, 2);
  paintLattice(stage, left + s * 0.105, top + wallH * 0.26, s * 0.09, wallH * 0.44, 2, 2);
  const door = left + s * 0.54;
  stage.rect(door, top + wallH * 0.24, s * 0.1, wallH * 0.76, stage.across(mood.wood[0], mood.wood[1], mood.wood[0]));
  stage.rect(door - s * 0.02, y - s * 0.008, s * 0.14, s * 0.016, mood.ground[2]);
  if (mood.dark > 0.3) stage.glow(door + s * 0.05, y, s * 0.3, s * 0.09, mood.lamp, 0.55);
}

/** A long low house of stone or timber under a gable roof, `s` px wide, standing on (x, y). */
export function paintLodge(stage: Stage, x: number, y: number, s: number, material: LodgeMaterial): void {
  const { mood } = stage;
  const left = x - s / 2;
  const lodge: Lodge = { left, top: y - s * 0.24, ridge: y - s * 0.44, y, s, corner: left + s * 0.3 };
  const stone = mix(mood.ground[1], mood.wood[2], 0.25);
  const tones: Record<LodgeMaterial, string> = { stone, timber: mood.wood[1], plaster: mood.wall[1] };
  lodgeWalls(stage, lodge, material, tones[material]);
  lodgeRoof(stage, lodge, material === 'timber' ? mix(mood.wood[0], mood.roof[0], 0.4) : mood.roof[1]);
  chimney(stage, left + s * 0.74, lodge.ridge, s, stone);
  lodgeOpenings(stage, lodge);
}

function chimney(stage: Stage, x: number, ridge: number, s: number, tone: string): void {
  const { mood } = stage;
  stage.rect(x, ridge - s * 0.09, s * 0.055, s * 0.14, stage.across(shift(tone, 0.03), shift(tone, -0.12)));
  stage.rect(x - s * 0.008, ridge - s * 0.1, s * 0.071, s * 0.016, shift(tone, -0.1));
  const smoke = mix(mood.haze, '#ffffff', 0.4);
  let px = x + s * 0.028;
  let py = ridge - s * 0.12;
  for (let i = 0; i < 7; i += 1) {
    stage.glow(px, py, s * (0.03 + i * 0.014), s * (0.03 + i * 0.011), smoke, 0.5 - i * 0.05);
    px += s * (0.012 + i * 0.007);
    py -= s * 0.04;
  }
}

function stones(stage: Stage, left: number, top: number, s: number, wallH: number, tone: string): void {
  const { random } = stage;
  const rows = 7;
  const tones = [shift(tone, 0.06), shift(tone, -0.06), shift(tone, -0.1)].map(() => '');
  for (let row = 0; row < rows; row += 1) {
    const y = top + (wallH * row) / rows;
    for (let x = left + random.range(0, s * 0.02); x < left + s * 0.97; x += s * random.range(0.025, 0.05)) {
      const w = s * random.range(0.018, 0.036);
      const h = (wallH / rows) * 0.72;
      const k = random.int(0, 2);
      tones[k] +=
        `M${n(x + 2)} ${n(y + 1)}h${n(w - 4)}q2 0 2 2v${n(h - 4)}q0 2 -2 2h${n(-(w - 4))}q-2 0 -2 -2v${n(-(h - 4))}q0 -2 2 -2`;
    }
  }
  [0.06, -0.05, -0.1].forEach((amount, i) => stage.path(tones[i] ?? '', shift(tone, amount), 'opacity="0.55"'));
}
