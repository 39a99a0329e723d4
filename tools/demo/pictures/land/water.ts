import { mix } from '../color';
import type { Stage } from '../stage';
import { n } from '../stage';

/** A lens of light lying on the water. */
const ripple = (x: number, y: number, half: number, thick: number): string =>
  `M${n(x - half)} ${n(y)}Q${n(x)} ${n(y - thick)} ${n(x + half)} ${n(y)}Q${n(x)} ${n(y + thick)} ${n(x - half)} ${n(y)}`;

/** Still water from `top` to the bottom of the sheet, with ripples and the path of the sun or moon. */
export function paintWater(
  stage: Stage,
  top: number,
  options: { reflect?: string; reflectOpacity?: number } = {},
): void {
  const { mood, w, h } = stage;
  const random = stage.random.fork('water');
  const depth = h - top;
  stage.rect(
    0,
    top,
    w,
    depth,
    stage.vertical(
      [
        [0, mix(mood.water[2], mood.haze, 0.3)],
        [0.3, mix(mood.water[1], mood.water[2], 0.35)],
        [0.65, mood.water[1]],
        [1, mood.water[0]],
      ],
      top,
      h,
    ),
  );
  if (options.reflect) {
    stage.group(
      `clip-path="${stage.clip(`<rect x="0" y="${n(top)}" width="${n(w)}" height="${n(depth)}"/>`)}" opacity="${options.reflectOpacity ?? 0.45}"`,
      () => {
        stage.group(`transform="translate(0 ${n(top * 2)}) scale(1 -1)"`, () => stage.add(options.reflect as string));
      },
    );
  }
  let dark = '';
  let light = '';
  for (let i = 0; i < 210; i += 1) {
    const t = random.next() ** 1.6;
    const y = top + depth * (0.015 + 0.98 * t);
    const half = w * (0.008 + 0.06 * t) * random.range(0.5, 1.5);
    const mark = ripple(random.next() * w, y, half, 0.8 + 4.2 * t);
    if (i % 2) dark += mark;
    else light += mark;
  }
  stage.path(dark, mood.water[0], 'opacity="0.2"');
  stage.path(light, mood.water[2], 'opacity="0.3"');
  if (mood.orb === 'none') return;
  let glitter = '';
  for (let i = 0; i < 120; i += 1) {
    const t = (i / 120) ** 1.25;
    const x = mood.orbX * w + random.gauss() * w * (0.012 + 0.055 * t);
    glitter += ripple(
      x,
      top + depth * (0.01 + 0.97 * t),
      w * (0.006 + 0.022 * t) * random.range(0.5, 1.7),
      1 + 3.6 * t,
    );
  }
  stage.glow(mood.orbX * w, top + depth * 0.1, w * 0.2, depth * 0.5, mood.light, 0.4);
  stage.path(glitter, mood.light, `opacity="${mood.orbY > 0.5 || mood.stars ? 0.85 : 0.5}"`);
}
