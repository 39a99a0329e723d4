import { mix, shift } from '../color';
import type { Stage } from '../stage';
import { n } from '../stage';

/** A round stone table with stools and a tea set. */
export function paintTeaTable(stage: Stage, x: number, y: number, s: number): void {
  const { mood } = stage;
  const stone = (a: number): string =>
    stage.across(shift(mood.ground[2], a), shift(mood.ground[1], a), shift(mood.ground[0], a - 0.04));
  stage.ellipse(x + s * 0.08, y + s * 0.02, s * 1.15, s * 0.2, mood.shadow, 'opacity="0.25"');
  const stool = (cx: number, cy: number): void => {
    stage.path(
      `M${n(cx - s * 0.2)} ${n(cy - s * 0.36)}Q${n(cx - s * 0.27)} ${n(cy - s * 0.16)} ${n(cx - s * 0.18)} ${n(cy)}Q${n(cx)} ${n(cy + s * 0.05)} ${n(cx + s * 0.18)} ${n(cy)}Q${n(cx + s * 0.27)} ${n(cy - s * 0.16)} ${n(cx + s * 0.2)} ${n(cy - s * 0.36)}Z`,
      stone(0),
    );
    stage.ellipse(cx, cy - s * 0.36, s * 0.2, s * 0.06, mood.ground[2]);
  };
  stool(x - s * 0.86, y - s * 0.06);
  stool(x + s * 0.9, y - s * 0.04);
  stage.path(
    `M${n(x - s * 0.24)} ${n(y - s * 0.56)}L${n(x - s * 0.32)} ${n(y)}Q${n(x)} ${n(y + s * 0.09)} ${n(x + s * 0.32)} ${n(y)}L${n(x + s * 0.24)} ${n(y - s * 0.56)}Z`,
    stone(-0.03),
  );
  stage.ellipse(x, y - s * 0.58, s * 0.68, s * 0.17, shift(mood.ground[0], -0.04));
  stage.ellipse(
    x,
    y - s * 0.62,
    s * 0.68,
    s * 0.165,
    stage.linear(
      [
        [0, mood.ground[2]],
        [1, mood.ground[1]],
      ],
      0,
      0,
      1,
      0.4,
    ),
  );
  const clay = mix('#7a3f2a', mood.near, mood.dark * 0.3);
  stage.path(
    `M${n(x - s * 0.16)} ${n(y - s * 0.67)}Q${n(x - s * 0.2)} ${n(y - s * 0.88)} ${n(x)} ${n(y - s * 0.9)}Q${n(x + s * 0.2)} ${n(y - s * 0.88)} ${n(x + s * 0.16)} ${n(y - s * 0.67)}Q${n(x)} ${n(y - s * 0.62)} ${n(x - s * 0.16)} ${n(y - s * 0.67)}Z`,
    stage.across(shift(clay, 0.1), shift(clay, -0.06)),
  );
  stage.line(
    `M${n(x + s * 0.15)} ${n(y - s * 0.75)}q${n(s * 0.1)} ${n(-s * 0.02)} ${n(s * 0.14)} ${n(-s * 0.12)}M${n(x - s * 0.15)} ${n(y - s * 0.84)}q${n(-s * 0.13)} ${n(s * 0.05)} ${n(-s * 0.01)} ${n(s * 0.14)}`,
    clay,
    s * 0.035,
    'stroke-linecap="round"',
  );
  stage.ellipse(x, y - s * 0.91, s * 0.035, s * 0.025, shift(clay, -0.06));
  for (const [u, v] of [
    [-0.4, -0.6],
    [0.36, -0.57],
    [0.46, -0.66],
  ] as const) {
    stage.path(
      `M${n(x + s * (u - 0.06))} ${n(y + s * (v - 0.08))}Q${n(x + s * u)} ${n(y + s * (v + 0.07))} ${n(x + s * (u + 0.06))} ${n(y + s * (v - 0.08))}Z`,
      mood.wall[2],
    );
    stage.ellipse(x + s * u, y + s * (v - 0.08), s * 0.06, s * 0.017, '#a7752f');
  }
  let steam = '';
  for (const dx of [-0.03, 0.04])
    steam += `M${n(x + s * dx)} ${n(y - s * 0.96)}q${n(-s * 0.06)} ${n(-s * 0.1)} 0 ${n(-s * 0.2)}q${n(s * 0.06)} ${n(-s * 0.1)} 0 ${n(-s * 0.22)}`;
  stage.line(steam, '#ffffff', s * 0.02, 'opacity="0.45" stroke-linecap="round"');
}
