import { mix, shift } from '../color';
import type { Stage } from '../stage';
import { n, corners } from '../stage';
import type { Room } from './shell';

export type View = (stage: Stage) => void;

export interface WindowBox {
  x: number;
  y: number;
  w: number;
  h: number;
  columns?: number;
  rows?: number;
  round?: boolean;
  curtains?: boolean;
}

/** A window in the back wall with a landscape behind it, and the light it throws on the floor. */
export function paintWindow(stage: Stage, room: Room, box: WindowBox, view: View): void {
  const { mood } = stage;
  const { tones } = room;
  const { x, y, w, h } = box;
  const rim = 16;
  const shape = box.round
    ? `<circle cx="${n(x + w / 2)}" cy="${n(y + h / 2)}" r="${n(w / 2)}"/>`
    : `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"/>`;
  stage.glow(x + w / 2, y + h / 2, w * 0.95, h * 1.05, mood.light, 0.34 * (1 - tones.evening));
  if (box.round)
    stage.ellipse(x + w / 2, y + h / 2, w / 2 + rim, w / 2 + rim, stage.ramp(tones.wood[0], tones.wood[1]));
  else stage.rect(x - rim, y - rim, w + rim * 2, h + rim * 2, stage.ramp(tones.wood[0], tones.wood[1]));
  stage.embed(`view-${n(x)}`, { x, y, w, h }, shape, view);
  stage.group(`clip-path="${stage.clip(shape)}"`, () => {
    stage.path(
      corners(x + w * 0.08, y, x + w * 0.24, y, x + w * 0.02, y + h, x - w * 0.14, y + h),
      '#ffffff',
      'opacity="0.1"',
    );
    stage.path(
      corners(x + w * 0.3, y, x + w * 0.35, y, x + w * 0.13, y + h, x + w * 0.08, y + h),
      '#ffffff',
      'opacity="0.09"',
    );
    stage.rect(x, y, w, h * 0.05, mood.shadow, 'opacity="0.25"');
  });
  let bars = '';
  for (let i = 1; i < (box.columns ?? 1); i += 1)
    bars += `M${n(x + (w * i) / (box.columns as number))} ${n(y)}v${n(h)}`;
  for (let i = 1; i < (box.rows ?? 1); i += 1) bars += `M${n(x)} ${n(y + (h * i) / (box.rows as number))}h${n(w)}`;
  if (bars) {
    stage.line(bars, tones.wood[0], 11);
    stage.line(bars, tones.wood[2], 2, 'opacity="0.5" transform="translate(-3 0)"');
  }
  if (!box.round) {
    stage.rect(
      x - rim - 14,
      y + h + rim - 4,
      w + rim * 2 + 28,
      17,
      stage.linear([
        [0, tones.wood[2]],
        [0.4, tones.wood[1]],
        [1, tones.wood[0]],
      ]),
    );
    if (box.curtains) curtains(stage, room, box);
  }
}

function curtains(stage: Stage, room: Room, box: WindowBox): void {
  const { tones } = room;
  const top = box.y - 42;
  const foot = box.y + box.h + 46;
  const width = box.w * 0.17;
  stage.rect(box.x - width - 20, top - 6, box.w + width * 2 + 40, 8, tones.wood[0], 'rx="4"');
  for (const side of [-1, 1]) {
    const edge = side < 0 ? box.x - width * 0.9 : box.x + box.w - width * 0.1;
    const folds = 6;
    for (let i = 0; i < folds; i += 1) {
      const a = edge + (width * i) / folds;
      const b = edge + (width * (i + 1)) / folds;
      stage.path(
        `M${n(a)} ${n(top)}H${n(b)}Q${n(b + side * 6)} ${n((top + foot) / 2)} ${n(b + side * 2)} ${n(foot - (i % 2) * 4)}Q${n((a + b) / 2)} ${n(foot + 7)} ${n(a + side * 2)} ${n(foot - ((i + 1) % 2) * 4)}Q${n(a + side * 6)} ${n((top + foot) / 2)} ${n(a)} ${n(top)}Z`,
        stage.linear(
          [
            [0, tones.linen[0]],
            [0.45, tones.linen[2]],
            [1, shift(tones.linen[0], 0.02)],
          ],
          0,
          0,
          1,
          0,
        ),
        'opacity="0.96"',
      );
    }
  }
}

/** Sunlight lying on the floor below a window, in panes, with a faint beam; nothing after dark. */
export function paintSunPatch(stage: Stage, room: Room, box: WindowBox): void {
  const { mood, h } = stage;
  if (mood.dark > 0.45 || mood.orb === 'none') return;
  const lean = mood.orbX < 0.5 ? 1 : -1;
  const strength = 0.5 - mood.dark * 0.4;
  const columns = box.columns ?? 2;
  const top = room.y1 + (h - room.y1) * 0.16;
  const foot = room.y1 + (h - room.y1) * 0.74;
  const slide = (box.w * 0.3 + 60) * lean;
  let d = '';
  for (let i = 0; i < columns; i += 1) {
    const a = box.x + (box.w * (i + 0.05)) / columns;
    const b = box.x + (box.w * (i + 0.95)) / columns;
    const spread = (x: number): number => x + (x - stage.w / 2) * 0.14;
    d += corners(a + slide * 0.45, top, b + slide * 0.45, top, spread(b) + slide, foot, spread(a) + slide, foot);
  }
  stage.path(
    d,
    stage.linear([
      [0, mood.light, strength],
      [1, mood.light, strength * 0.45],
    ]),
  );
  const beam = corners(
    box.x,
    box.y,
    box.x + box.w,
    box.y,
    box.x + box.w * 1.1 + slide,
    foot,
    box.x - box.w * 0.02 + slide,
    foot,
  );
  stage.path(
    beam,
    stage.linear([
      [0, mix(mood.light, '#ffffff', 0.4), 0.16],
      [1, mood.light, 0.02],
    ]),
  );
}

/** Light of a lamp on everything near it; stronger after dark. */
export function lampLight(stage: Stage, room: Room, x: number, y: number, reach: number): void {
  const power = 0.16 + 0.5 * room.tones.evening;
  const spread = reach * (1 + 0.5 * room.tones.evening);
  stage.glow(x, y, spread, spread * 0.85, stage.mood.lamp, power);
}
