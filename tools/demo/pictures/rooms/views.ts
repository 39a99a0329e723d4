import { mix } from '../color';
import { paintMist, paintRange } from '../land/mountains';
import { paintBamboo } from '../land/plants';
import { paintSky } from '../land/sky';
import type { Stage } from '../stage';
import { grassland } from '../scenes/grassland';
import { lake } from '../scenes/lake';
import { mountains } from '../scenes/mountains';
import { teaTerrace } from '../scenes/terraces';
import type { View } from './window';

export const VIEW_NAMES = ['mountains', 'lake', 'bamboo', 'grassland', 'tea'] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

/** Bamboo close to the glass, hills behind it. */
function bambooView(stage: Stage): void {
  const { w, h, mood } = stage;
  paintSky(stage, h * 0.7, { clouds: 2 });
  paintRange(stage, { horizon: h * 0.6, height: h * 0.3, layers: 3, bottom: h * 0.9, nearness: 0.4 });
  paintBamboo(
    stage,
    { from: 0, to: w, top: -30, foot: h * 1.02 },
    Math.round(w / 46),
    Math.max(7, w * 0.012),
    [mix(mood.leaf[0], mood.haze, 0.4), mix(mood.leaf[1], mood.haze, 0.35), mix(mood.leaf[2], mood.haze, 0.3)],
    12,
  );
  paintMist(stage, h * 0.92, h * 0.12, 0.6);
  paintBamboo(stage, { from: -10, to: w * 0.34, top: -40, foot: h * 1.05 }, 3, Math.max(12, w * 0.022), mood.leaf, 18);
}

export const VIEWS: Record<ViewName, View> = {
  mountains: (stage) => mountains(stage),
  lake: (stage) => lake(stage, { plain: true }),
  bamboo: bambooView,
  grassland: (stage) => grassland(stage, { home: 'none', horses: 2 }),
  tea: (stage) => teaTerrace(stage),
};
