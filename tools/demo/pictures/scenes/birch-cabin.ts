import { mix } from '../color';
import { paintLodge } from '../built/lodge';
import { paintSnowfall } from '../built/walls';
import { paintRange } from '../land/mountains';
import { dab, dabs, grassBlades } from '../land/plants';
import { paintSky } from '../land/sky';
import type { Stage } from '../stage';
import { n } from '../stage';
import { swells } from './grassland';

/** Birch trunks close by, a cabin with lit windows beyond. */
export function birchCabin(stage: Stage): void {
  const { w, h, mood, random } = stage;
  const flip = random.chance(0.5);
  const at = (u: number): number => w * (flip ? 1 - u : u);
  paintSky(stage, h * 0.56, { clouds: 3 });
  paintRange(stage, {
    horizon: h * 0.5,
    height: h * 0.17,
    layers: 3,
    bottom: h * 0.56,
    sharpness: 0.25,
    nearness: 0.3,
  });
  swells(stage, h * 0.6, 3);
  const far = mix(mood.wall[2], mood.haze, 0.45);
  for (let i = 0; i < 26; i += 1)
    trunk(stage, w * ((i + random.next()) / 26), h * random.range(0.61, 0.65), h * 0.009, far, 0.5);
  paintLodge(stage, at(0.56), h * 0.765, w * 0.46, 'timber');
  for (const [u, k, y] of [
    [0.06, 0.024, 0.9],
    [0.17, 0.017, 0.82],
    [0.25, 0.012, 0.76],
    [0.87, 0.015, 0.8],
    [0.96, 0.027, 0.94],
  ] as const) {
    trunk(stage, at(u), h * y, h * k, mood.wall[2], 1);
  }
  crown(stage);
  stage.path(grassBlades(random.fork('near'), w, h * 0.93, h * 1.05, 240, h * 0.055), mood.grass[0]);
  if (mood.snow) paintSnowfall(stage);
}

function trunk(stage: Stage, x: number, y: number, width: number, color: string, detail: number): void {
  const { mood, random } = stage;
  const lean = random.gauss() * width * 1.2;
  const bark = stage.linear(
    [
      [0, color],
      [0.45, mix(color, mood.wall[1], 0.5)],
      [1, mix(color, mood.shadow, 0.35)],
    ],
    0,
    0,
    1,
    0,
  );
  stage.ellipse(x, y, width * 3, width * 0.4, mood.shadow, `opacity="${0.22 * detail}"`);
  stage.path(
    `M${n(x - width)} ${n(y)}L${n(x - width * 0.7 + lean)} -10H${n(x + width * 0.6 + lean)}L${n(x + width)} ${n(y)}Z`,
    bark,
  );
  let marks = '';
  for (let i = 0; i < 16 * detail; i += 1) {
    const t = random.next();
    const yy = y * t;
    const cx = x + lean * (1 - t) + random.range(-0.8, 0.3) * width;
    marks += dab(cx, yy, width * random.range(0.4, 1), width * 0.16, random.range(-0.15, 0.15));
  }
  stage.path(marks, mood.wood[0], 'opacity="0.75"');
}

/** Leaves overhead, hanging into the picture. */
function crown(stage: Stage): void {
  const { w, h, mood } = stage;
  const random = stage.random.fork('crown');
  if (mood.snow) return;
  [mood.leaf[0], mood.leaf[1], mood.leaf[2]].forEach((tone, layer) => {
    let d = '';
    for (let i = 0; i < 22; i += 1) {
      const x = random.next() * w;
      const edge = Math.abs(x / w - 0.5) * 2;
      d += dabs(
        random,
        { x, y: h * (0.02 + 0.13 * edge * random.next()), rx: w * 0.06, ry: h * 0.05 },
        20 - layer * 6,
        h * 0.026,
        1.4,
        0.8,
      );
    }
    stage.path(d, tone);
  });
}
