import { shift } from '../color';
import { paintLantern, paintLattice, paintPaving, paintSnowfall, paintSteppedGable } from '../built/walls';
import { paintRoof } from '../built/roof';
import { footprints, plum, shrubs } from '../land/garden';
import { paintRange } from '../land/mountains';
import { paintSky } from '../land/sky';
import type { Stage } from '../stage';

/** Lattice doors between posts, under a wide roof with lanterns along the eaves. */
function facade(stage: Stage, ground: number): void {
  const { w, h, mood } = stage;
  const x0 = w * 0.2;
  const x1 = w * 0.8;
  stage.rect(x0, h * 0.36, x1 - x0, ground - h * 0.36, stage.ramp(shift(mood.wood[0], -0.06), mood.wood[0]));
  const bay = (x1 - x0) / 6;
  for (let i = 0; i < 6; i += 1) {
    const x = x0 + bay * i + bay * 0.12;
    paintLattice(stage, x, h * 0.455, bay * 0.76, h * 0.15, 4, 5);
    stage.rect(x, h * 0.615, bay * 0.76, ground - h * 0.625, stage.ramp(mood.wood[1], mood.wood[0]));
  }
  for (let i = 0; i <= 6; i += 2)
    stage.rect(
      x0 + bay * i - w * 0.007,
      h * 0.38,
      w * 0.014,
      ground - h * 0.38,
      stage.across(mood.wood[0], mood.wood[2], mood.wood[0]),
    );
  stage.rect(x0, h * 0.405, x1 - x0, h * 0.03, stage.ramp(mood.wood[1], mood.wood[0]));
  paintRoof(stage, {
    x0: w * 0.15,
    x1: w * 0.85,
    eave: h * 0.4,
    ridge: h * 0.2,
    inset: w * 0.05,
    sweep: h * 0.03,
    tile: 17,
  });
  for (let i = 0; i < 4; i += 1)
    paintLantern(stage, x0 + bay * (i * 2) + (i === 0 ? bay * 0.3 : i === 3 ? -bay * 0.3 : 0), h * 0.405, h * 0.052);
}

/** A hall facing its courtyard: lattice doors under deep eaves, lanterns, wings on both sides. */
export function hallCourt(stage: Stage): void {
  const { w, h, mood, random } = stage;
  const ground = h * 0.72;
  paintSky(stage, h * 0.42, { clouds: 3 });
  paintRange(stage, { horizon: h * 0.26, height: h * 0.2, layers: 3, bottom: h * 0.36, nearness: 0.25 });
  paintPaving(stage, ground, w / 2, h * 0.5);
  paintSteppedGable(stage, w * 0.02, ground, w * 0.22, h * 0.58, 3);
  paintSteppedGable(stage, w * 0.76, ground, w * 0.22, h * 0.58, 3);
  facade(stage, ground);
  for (let i = 0; i < 3; i += 1) {
    const y = ground + h * 0.018 * i;
    stage.rect(
      w * (0.32 - 0.02 * i),
      y,
      w * (0.36 + 0.04 * i),
      h * 0.019,
      stage.ramp(mood.ground[2], mood.ground[1], mood.ground[0]),
    );
  }
  if (mood.dark > 0.3) stage.glow(w / 2, h * 0.86, w * 0.34, h * 0.14, mood.lamp, 0.5 * mood.dark);
  shrubs(stage, 0, w * 0.2, ground + h * 0.02, h * 0.06);
  shrubs(stage, w * 0.82, w + 20, ground + h * 0.02, h * 0.06);
  plum(stage, w * (random.chance(0.5) ? 0.12 : 0.88), h * 0.93, h * 0.72);
  if (mood.snow) {
    footprints(stage);
    paintSnowfall(stage);
  }
}
