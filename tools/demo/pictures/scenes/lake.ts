import { mix } from '../color';
import { paintMist, paintRange } from '../land/mountains';
import { grassBlades } from '../land/plants';
import { paintSky } from '../land/sky';
import { paintWater } from '../land/water';
import type { Stage } from '../stage';
import { n } from '../stage';

/** A small boat with a bent awning and its reflection. */
function boat(stage: Stage, x: number, y: number, s: number): void {
  const { mood } = stage;
  const dark = mix(mood.wood[0], mood.near, 0.35);
  stage.path(
    `M${n(x - s)} ${n(y)}Q${n(x)} ${n(y + s * 0.5)} ${n(x + s)} ${n(y)}Q${n(x)} ${n(y + s * 0.12)} ${n(x - s)} ${n(y)}`,
    dark,
    `opacity="0.28" transform="translate(0 ${n(s * 0.18)})"`,
  );
  stage.path(
    `M${n(x - s * 1.1)} ${n(y - s * 0.2)}Q${n(x)} ${n(y + s * 0.34)} ${n(x + s * 1.15)} ${n(y - s * 0.24)}Q${n(x + s * 0.6)} ${n(y + s * 0.2)} ${n(x)} ${n(y + s * 0.2)}Q${n(x - s * 0.7)} ${n(y + s * 0.2)} ${n(x - s * 1.1)} ${n(y - s * 0.2)}`,
    dark,
  );
  stage.path(
    `M${n(x - s * 0.5)} ${n(y)}Q${n(x - s * 0.45)} ${n(y - s * 0.42)} ${n(x)} ${n(y - s * 0.42)}Q${n(x + s * 0.42)} ${n(y - s * 0.42)} ${n(x + s * 0.46)} ${n(y)}Z`,
    stage.ramp(mood.wood[2], mood.wood[0]),
  );
  if (mood.dark > 0.4) stage.glow(x + s * 0.52, y - s * 0.2, s * 0.7, s * 0.7, mood.lamp, 0.8);
}

/** A timber landing that runs out from the lower edge. */
function pier(stage: Stage, top: number): void {
  const { w, h, mood } = stage;
  const y = top + (h - top) * 0.42;
  const edge = mix(mood.wood[0], mood.near, 0.4);
  stage.path(
    `M${n(w * 0.1)} ${n(h)}L${n(w * 0.27)} ${n(y)}H${n(w * 0.34)}L${n(w * 0.36)} ${n(h)}Z`,
    stage.ramp(mix(mood.wood[2], mood.haze, 0.25), mood.wood[0]),
  );
  let d = '';
  for (let i = 1; i < 22; i += 1) {
    const t = (i / 22) ** 1.8;
    const yy = y + (h - y) * t;
    d += `M${n(w * (0.27 - 0.17 * t))} ${n(yy)}H${n(w * (0.34 + 0.02 * t))}`;
  }
  stage.line(d, edge, 3, 'opacity="0.55"');
  for (const t of [0.02, 0.28, 0.7]) {
    const yy = y + (h - y) * t;
    const k = 8 + 12 * t;
    for (const x of [w * (0.27 - 0.17 * t), w * (0.34 + 0.02 * t)]) {
      stage.rect(x - k / 2, yy - k * 5, k, k * 5 + (h - yy) * 0.12, stage.across(mood.wood[1], edge));
    }
  }
}

/** A wide lake under mountains, with a landing or a boat. */
export function lake(stage: Stage, options: { pier?: boolean; boat?: boolean; plain?: boolean } = {}): void {
  const { w, h, mood, random } = stage;
  const top = h * 0.56;
  paintSky(stage, top * 1.04, { clouds: 5, birds: true });
  const before = stage.body().length;
  paintRange(stage, {
    horizon: top * 0.93,
    height: h * 0.21,
    layers: 3,
    bottom: top * 1.02,
    sharpness: 0.62,
    nearness: 0.35,
    mist: 0.5,
  });
  const hills = stage.body().slice(before);
  paintWater(stage, top, { reflect: hills, reflectOpacity: 0.4 });
  paintMist(stage, top, h * 0.025, 0.75);
  if (options.plain) return;
  if (options.boat) boat(stage, w * 0.66, top + h * 0.15, w * 0.042);
  if (options.pier) pier(stage, top);
  const reeds = mix(mood.near, mood.grass[0], 0.4);
  stage.path(
    grassBlades(random.fork('reed'), w * 0.4, h * 0.98, h * 1.06, 130, h * 0.13),
    reeds,
    `transform="translate(${n(w * 0.68)} 0)"`,
  );
  stage.path(
    grassBlades(random.fork('reed2'), w * 0.3, h * 1.0, h * 1.06, 60, h * 0.15),
    mix(reeds, mood.grass[2], 0.4),
    `transform="translate(${n(w * 0.74)} 0)"`,
  );
}
