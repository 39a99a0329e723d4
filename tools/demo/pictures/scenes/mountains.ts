import { mix } from '../color';
import { paintLand, paintMist, paintRange, ridgeLine } from '../land/mountains';
import { coniferRow, dabs } from '../land/plants';
import { paintSky } from '../land/sky';
import type { Stage } from '../stage';

/** Layered mountains in mist, wooded near the viewer, with leaves reaching in at a corner. */
export function mountains(stage: Stage, options: { branch?: boolean } = {}): void {
  const { w, h, mood, random } = stage;
  paintSky(stage, h * 0.64, { clouds: 4, birds: true });
  const line = paintRange(stage, {
    horizon: h * 0.54,
    height: h * 0.32,
    layers: 5,
    bottom: h * 0.84,
    sharpness: 0.72,
    nearness: 0.6,
  });
  stage.path(coniferRow(random, line, 0, w, h * 0.05, w * 0.012), mix(mood.near, mood.haze, 0.28));
  paintMist(stage, h * 0.86, h * 0.07, 0.65);
  const front = ridgeLine(stage, {
    base: h * 1.0,
    height: h * 0.16,
    peaks: 1.6,
    sharpness: 0.15,
    seed: `front-${random.int(0, 1e6)}`,
  });
  const color = mix(mood.near, mood.leaf[0], 0.5);
  stage.path(coniferRow(random, front, -20, w + 20, h * 0.11, w * 0.017), color);
  paintLand(stage, front, color, mix(color, mood.haze, 0.18), h, 0.04);
  stage.path(
    coniferRow(
      random,
      front.map(([x, y]) => [x, y + h * 0.07] as const),
      -20,
      w + 20,
      h * 0.12,
      w * 0.03,
    ),
    mix(color, mood.leaf[1], 0.25),
    'opacity="0.8"',
  );
  if (options.branch) branchCorner(stage);
}

/** Leaves hanging in from the upper left: frames the view and gives it a near, a middle and a far. */
export function branchCorner(stage: Stage): void {
  const { w, h, mood } = stage;
  const random = stage.random.fork('branch');
  const size = h * 0.022;
  stage.line(
    `M${-w * 0.02} ${h * 0.06}Q${w * 0.14} ${h * 0.04} ${w * 0.3} ${h * 0.13}M${w * 0.1} ${h * 0.052}Q${w * 0.16} ${h * 0.1} ${w * 0.2} ${h * 0.18}`,
    mood.wood[0],
    h * 0.006,
    'stroke-linecap="round"',
  );
  const at = [
    [0.03, 0.06],
    [0.1, 0.05],
    [0.16, 0.1],
    [0.2, 0.16],
    [0.24, 0.1],
    [0.29, 0.13],
    [0.06, 0.1],
  ] as const;
  for (const [x, y] of at) {
    stage.path(
      dabs(random, { x: w * x, y: h * y, rx: w * 0.05, ry: h * 0.035 }, 34, size * 1.6, 1.2, 0.8),
      mood.leaf[0],
    );
    stage.path(
      dabs(random, { x: w * x, y: h * y - h * 0.008, rx: w * 0.045, ry: h * 0.03 }, 18, size * 1.4, 1.2, 0.8),
      mood.leaf[1],
    );
    stage.path(
      dabs(random, { x: w * x, y: h * y - h * 0.012, rx: w * 0.04, ry: h * 0.025 }, 7, size * 1.2, 1.2, 0.8),
      mood.leaf[2],
    );
  }
}
