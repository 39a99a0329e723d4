import { mix, shift } from '../color';
import { paintCoping, paintRoof } from '../built/roof';
import { leafShadow, paintLantern, paintPaving, paintPlaster, paintSnowfall } from '../built/walls';
import { paintTeaTable } from '../built/tea-table';
import { paintRange } from '../land/mountains';
import { paintPersimmon } from '../land/persimmon';
import { dab } from '../land/plants';
import { paintSky } from '../land/sky';
import type { Stage } from '../stage';
import { n } from '../stage';

/** Tea in the court under a persimmon tree. */
export function persimmonCourt(stage: Stage): void {
  const { w, h, mood, random } = stage;
  const flip = random.chance(0.5);
  const at = (u: number): number => w * (flip ? 1 - u : u);
  const top = h * 0.38;
  const ground = h * 0.74;
  paintSky(stage, h * 0.42, { clouds: 3, birds: true });
  paintRange(stage, { horizon: h * 0.34, height: h * 0.22, layers: 3, bottom: h * 0.42, nearness: 0.25 });
  paintPaving(stage, ground, w / 2, h * 0.55);
  paintPlaster(stage, 0, top, w, ground - top);
  const rx = at(flip ? 0.3 : 0.02);
  stage.rect(rx, h * 0.36, w * 0.28, ground - h * 0.36, stage.ramp(shift(mood.wood[0], -0.05), mood.wood[1]));
  for (let i = 0; i < 4; i += 1) {
    const x = rx + w * (0.008 + 0.069 * i);
    const lit = mood.dark > 0.3 ? mood.lamp : mix(mood.wall[1], mood.sky[1], 0.4);
    stage.rect(x, h * 0.44, w * 0.058, h * 0.19, stage.ramp(shift(lit, 0.03), lit));
    let bars = '';
    for (let k = 1; k < 4; k += 1) bars += `M${n(x + (w * 0.058 * k) / 4)} ${n(h * 0.44)}v${n(h * 0.19)}`;
    for (let k = 1; k < 6; k += 1) bars += `M${n(x)} ${n(h * (0.44 + (0.19 * k) / 6))}h${n(w * 0.058)}`;
    stage.line(bars, mood.wood[0], 4);
  }
  paintCoping(stage, flip ? -10 : w * 0.31, flip ? w * 0.69 : w + 10, top, h * 0.05);
  paintRoof(stage, {
    x0: rx - w * 0.05,
    x1: rx + w * 0.33,
    eave: h * 0.4,
    ridge: h * 0.23,
    inset: w * 0.03,
    sweep: h * 0.02,
    tile: 16,
  });
  if (mood.dark > 0.3) paintLantern(stage, rx + w * (flip ? 0.02 : 0.26), h * 0.41, h * 0.055);
  leafShadow(stage, at(flip ? 0.62 : 0.36), top + h * 0.03, w * 0.26, h * 0.28, 0.1);
  stage.rect(0, ground - h * 0.012, w, h * 0.018, mood.ground[0]);
  paintTeaTable(stage, at(0.43), h * 0.9, h * 0.17);
  paintPersimmon(stage, at(0.8), h * 0.87, h * 0.86, flip ? 1 : -1);
  let fallen = '';
  for (let i = 0; i < 46; i += 1)
    fallen += dab(
      random.next() * w,
      ground + h * 0.03 + random.next() * h * 0.22,
      h * 0.02,
      h * 0.005,
      random.range(-0.4, 0.4),
    );
  stage.path(fallen, mood.leaf[1], 'opacity="0.85"');
  if (mood.snow) paintSnowfall(stage);
}
