import { mix, shift } from '../color';
import type { Stage } from '../stage';
import { n } from '../stage';

/** A felt yurt standing on (x, y), `s` px wide: domed roof, patterned band, painted door. */
export function paintYurt(stage: Stage, x: number, y: number, s: number): void {
  const { mood } = stage;
  const white = mood.wall[2];
  const fromLeft = mood.orbX < 0.5;
  const shade = [fromLeft ? white : mood.wall[0], mood.wall[1], fromLeft ? mood.wall[0] : white] as const;
  const felt = stage.linear(
    [
      [0, shade[0]],
      [0.55, mix(mood.wall[1], white, 0.7)],
      [1, shade[2]],
    ],
    0,
    0,
    1,
    0,
  );
  const band = mix('#2f5f86', mood.near, mood.dark * 0.4);
  const red = mix('#b8472f', mood.near, mood.dark * 0.3);
  const top = y - s * 0.36;
  stage.ellipse(x + (fromLeft ? 1 : -1) * s * 0.12, y + s * 0.01, s * 0.64, s * 0.06, mood.shadow, 'opacity="0.28"');
  stage.path(
    `M${n(x - s / 2)} ${n(y)}Q${n(x)} ${n(y + s * 0.075)} ${n(x + s / 2)} ${n(y)}L${n(x + s * 0.485)} ${n(top)}H${n(x - s * 0.485)}Z`,
    felt,
  );
  stage.path(
    `M${n(x - s * 0.53)} ${n(top + s * 0.03)}Q${n(x - s * 0.36)} ${n(y - s * 0.57)} ${n(x - s * 0.1)} ${n(y - s * 0.66)}H${n(x + s * 0.1)}Q${n(x + s * 0.36)} ${n(y - s * 0.57)} ${n(x + s * 0.53)} ${n(top + s * 0.03)}Q${n(x)} ${n(top + s * 0.11)} ${n(x - s * 0.53)} ${n(top + s * 0.03)}Z`,
    stage.across(shade[0], white, shade[2]),
  );
  stage.path(
    `M${n(x - s * 0.13)} ${n(y - s * 0.645)}Q${n(x)} ${n(y - s * 0.75)} ${n(x + s * 0.13)} ${n(y - s * 0.645)}Q${n(x)} ${n(y - s * 0.61)} ${n(x - s * 0.13)} ${n(y - s * 0.645)}`,
    band,
  );
  stage.line(
    `M${n(x - s * 0.53)} ${n(top + s * 0.032)}Q${n(x)} ${n(top + s * 0.112)} ${n(x + s * 0.53)} ${n(top + s * 0.032)}`,
    band,
    s * 0.035,
  );
  yurtPattern(stage, x, y, s, red);
  yurtDoor(stage, x, { top: top + s * 0.115, foot: y + s * 0.034, s, red });
}

/** The band of diamonds under the eaves and the ropes over the roof. */
function yurtPattern(stage: Stage, x: number, y: number, s: number, red: string): void {
  const { mood } = stage;
  const top = y - s * 0.36;
  let waves = '';
  for (let i = 0; i < 15; i += 1) {
    const u = (i + 0.5) / 15;
    const cx = x - s * 0.49 + s * 0.98 * u;
    const cy = top + s * 0.1 + s * 0.055 * Math.sin(Math.PI * u);
    waves += `M${n(cx - s * 0.024)} ${n(cy)}l${n(s * 0.024)} ${n(-s * 0.02)}l${n(s * 0.024)} ${n(s * 0.02)}l${n(-s * 0.024)} ${n(s * 0.02)}Z`;
  }
  stage.path(waves, red, 'opacity="0.85"');
  let ropes = '';
  for (const u of [-0.34, -0.2, 0.2, 0.34])
    ropes += `M${n(x + s * u * 0.35)} ${n(y - s * 0.64)}Q${n(x + s * u * 0.9)} ${n(y - s * 0.55)} ${n(x + s * u * 1.4)} ${n(top + s * 0.06)}`;
  stage.line(ropes, mood.wood[1], Math.max(1, s * 0.006), 'opacity="0.6"');
}

function yurtDoor(stage: Stage, x: number, door: { top: number; foot: number; s: number; red: string }): void {
  const { mood } = stage;
  const { top, foot, s, red } = door;
  const width = s * 0.2;
  const panel = mood.dark > 0.3 ? mood.lamp : shift(red, 0.08);
  stage.rect(x - width / 2, top, width, foot - top, red);
  for (const u of [-0.38, 0.04]) stage.rect(x + width * u, top + s * 0.025, width * 0.34, foot - top - s * 0.04, panel);
  const frame = `fill="none" stroke="${mood.wood[0]}" stroke-width="${n(s * 0.012)}"`;
  stage.add(`<rect x="${n(x - width / 2)}" y="${n(top)}" width="${n(width)}" height="${n(foot - top)}" ${frame}/>`);
  if (mood.dark > 0.3) stage.glow(x, foot - s * 0.05, s * 0.45, s * 0.3, mood.lamp, 0.6);
}
