import { mix } from '../color';
import { leafShadow, paintLantern, paintPaving, paintPlaster, paintSnowfall, paintSteppedGable } from '../built/walls';
import { paintCoping, paintRoof } from '../built/roof';
import { basin, shrubs } from '../land/garden';
import { paintRange } from '../land/mountains';
import { grassBlades, paintBamboo } from '../land/plants';
import { paintSky } from '../land/sky';
import type { Stage } from '../stage';
import { n } from '../stage';

/** White wall with a moon gate, grey-tile roofs and bamboo behind it. */
export function moonGate(stage: Stage, options: { bamboo?: boolean } = {}): void {
  const { w, h, mood, random } = stage;
  const flip = random.chance(0.5);
  const gx = w * (flip ? 0.4 : 0.6);
  const top = h * 0.4;
  const ground = h * 0.79;
  const r = h * 0.178;
  const gy = ground - r * 0.93;
  paintSky(stage, h * 0.5, { clouds: 3 });
  paintRange(stage, { horizon: h * 0.36, height: h * 0.2, layers: 3, bottom: h * 0.46, nearness: 0.25 });
  if (options.bamboo !== false)
    paintBamboo(
      stage,
      { from: -20, to: w + 20, top: -40, foot: h * 0.6 },
      17,
      12,
      [mix(mood.leaf[0], mood.haze, 0.42), mix(mood.leaf[1], mood.haze, 0.4), mix(mood.leaf[2], mood.haze, 0.35)],
      12,
    );
  const hx = flip ? w * 0.56 : w * 0.03;
  paintSteppedGable(stage, hx + (flip ? w * 0.2 : -w * 0.05), h * 0.6, w * 0.24, h * 0.47, 3);
  paintRoof(stage, {
    x0: hx + (flip ? -w * 0.06 : w * 0.12),
    x1: hx + (flip ? w * 0.24 : w * 0.44),
    eave: h * 0.36,
    ridge: h * 0.23,
    inset: w * 0.02,
    sweep: 10,
    tile: 15,
  });
  stage.rect(hx + (flip ? -w * 0.04 : w * 0.14), h * 0.36, w * 0.28, h * 0.1, stage.ramp(mood.wood[0], mood.wood[1]));
  paintPaving(stage, ground, gx, h * 0.6);
  paintPlaster(stage, 0, top, w, ground - top);
  leafShadow(stage, flip ? w * 0.62 : 0, top + 20, w * 0.38, ground - top - 20, 0.13 + 0.05 * (1 - mood.dark));
  gate(stage, gx, gy, r, ground);
  paintCoping(stage, -10, w + 10, top, h * 0.052);
  stage.rect(0, ground - h * 0.022, w, h * 0.026, stage.ramp(mood.ground[1], mood.ground[0]));
  shrubs(stage, flip ? gx + r * 1.35 : -20, flip ? w + 40 : gx - r * 1.35, ground + h * 0.012, h * 0.05);
  if (mood.dark > 0.3) for (const side of [-1, 1]) paintLantern(stage, gx + side * r * 1.34, top + h * 0.07, h * 0.05);
  basin(stage, gx + (flip ? -1 : 1) * r * 1.5, h * 0.9, h * 0.09);
  const front = flip ? { from: -30, to: w * 0.12 } : { from: w * 0.88, to: w + 30 };
  if (options.bamboo !== false) paintBamboo(stage, { ...front, top: -60, foot: h * 1.02 }, 4, 30, mood.leaf, 22);
  if (!mood.snow) stage.path(grassBlades(random, w, h * 0.985, h * 1.03, 150, h * 0.05), mood.leaf[0]);
  if (mood.snow) paintSnowfall(stage);
}

/** The round opening with its stone ring and the garden seen through it. */
function gate(stage: Stage, x: number, y: number, r: number, ground: number): void {
  const { mood } = stage;
  stage.ellipse(x, y, r * 1.13, r * 1.13, mood.shadow, 'opacity="0.12"');
  stage.ellipse(
    x,
    y,
    r * 1.1,
    r * 1.1,
    stage.linear(
      [
        [0, mood.ground[2]],
        [1, mood.ground[0]],
      ],
      0,
      0,
      1,
      1,
    ),
  );
  stage.embed(
    'garden',
    { x: x - r, y: y - r, w: r * 2, h: r * 2 },
    `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}"/>`,
    (view) => {
      const s = r * 2;
      paintSky(view, s * 0.6, { clouds: 1 });
      paintRange(view, { horizon: s * 0.5, height: s * 0.26, layers: 3, bottom: s * 0.64, nearness: 0.4 });
      view.rect(0, s * 0.66, s, s * 0.4, view.ramp(mood.grass[2], mood.grass[1]));
      paintBamboo(view, { from: s * 0.02, to: s * 0.36, top: -10, foot: s * 0.72 }, 6, 8, mood.leaf, 12);
      paintBamboo(view, { from: s * 0.74, to: s, top: -10, foot: s * 0.7 }, 4, 8, mood.leaf, 12);
      view.path(
        `M${n(s * 0.34)} ${n(s)}Q${n(s * 0.56)} ${n(s * 0.84)} ${n(s * 0.5)} ${n(s * 0.68)}H${n(s * 0.56)}Q${n(s * 0.68)} ${n(s * 0.84)} ${n(s * 0.68)} ${n(s)}Z`,
        mood.ground[2],
      );
      if (mood.dark > 0.3) view.glow(s * 0.6, s * 0.66, s * 0.3, s * 0.3, mood.lamp, 0.8);
    },
  );
  stage.add(
    `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="none" stroke="${mood.shadow}" stroke-width="${n(r * 0.05)}" opacity="0.3"/>`,
  );
  stage.path(
    `M${n(x - r * 0.55)} ${n(ground)}H${n(x + r * 0.55)}L${n(x + r * 0.78)} ${n(ground + r * 0.13)}H${n(x - r * 0.78)}Z`,
    mood.ground[2],
  );
  stage.rect(x - r * 0.78, ground + r * 0.13, r * 1.56, r * 0.05, mood.ground[0]);
}
