import { mix, shift } from '../color';
import type { Stage } from '../stage';
import { n, polygon } from '../stage';
import { paintLattice } from './walls';

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
  stage.ellipse(
    x + (fromLeft ? 1 : -1) * s * 0.12,
    y + s * 0.01,
    s * 0.64,
    s * 0.06,
    mood.shadow,
    'opacity="0.28"',
  );
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
  const dw = s * 0.2;
  const dy = y + s * 0.034;
  const dt = top + s * 0.115;
  stage.rect(x - dw / 2, dt, dw, dy - dt, red);
  stage.rect(
    x - dw * 0.38,
    dt + s * 0.025,
    dw * 0.34,
    dy - dt - s * 0.04,
    mood.dark > 0.3 ? mood.lamp : shift(red, 0.08),
  );
  stage.rect(
    x + dw * 0.04,
    dt + s * 0.025,
    dw * 0.34,
    dy - dt - s * 0.04,
    mood.dark > 0.3 ? mood.lamp : shift(red, 0.08),
  );
  stage.add(
    `<rect x="${n(x - dw / 2)}" y="${n(dt)}" width="${n(dw)}" height="${n(dy - dt)}" fill="none" stroke="${mood.wood[0]}" stroke-width="${n(s * 0.012)}"/>`,
  );
  if (mood.dark > 0.3) stage.glow(x, dy - s * 0.05, s * 0.45, s * 0.3, mood.lamp, 0.6);
}

/** A long low house of stone or timber under a gable roof, `s` px wide, standing on (x, y). */
export function paintLodge(
  stage: Stage,
  x: number,
  y: number,
  s: number,
  material: 'stone' | 'timber' | 'plaster',
): void {
  const { mood } = stage;
  const wallH = s * 0.24;
  const top = y - wallH;
  const ridge = y - s * 0.44;
  const left = x - s / 2;
  const stone = mix(mood.ground[1], mood.wood[2], 0.25);
  const tone = material === 'stone' ? stone : material === 'timber' ? mood.wood[1] : mood.wall[1];
  const fromLeft = mood.orbX < 0.5;
  const roofTone = material === 'timber' ? mix(mood.wood[0], mood.roof[0], 0.4) : mood.roof[1];
  stage.ellipse(
    x + (fromLeft ? 1 : -1) * s * 0.06,
    y + s * 0.004,
    s * 0.58,
    s * 0.028,
    mood.shadow,
    'opacity="0.35"',
  );
  const gx = left + s * 0.3;
  stage.rect(
    gx,
    top,
    s * 0.7,
    wallH,
    stage.linear([
      [0, shift(tone, -0.08)],
      [0.25, tone],
      [1, shift(tone, -0.05)],
    ]),
  );
  stage.path(
    polygon([
      [left, y],
      [left, top],
      [left + s * 0.15, ridge + s * 0.02],
      [gx, top],
      [gx, y],
    ]),
    stage.ramp(shift(tone, fromLeft ? 0.07 : -0.1), shift(tone, fromLeft ? 0.01 : -0.14)),
  );
  if (material === 'stone') stones(stage, left, top, s, wallH, stone);
  if (material === 'timber') {
    let logs = '';
    for (let i = 1; i < 9; i += 1) logs += `M${n(left)} ${n(top + (wallH * i) / 9)}H${n(left + s)}`;
    stage.line(logs, mood.wood[0], Math.max(1.2, s * 0.004), 'opacity="0.7"');
  }
  const roof = polygon([
    [left + s * 0.15, ridge],
    [left + s * 0.9, ridge],
    [left + s * 1.05, top + s * 0.03],
    [gx - s * 0.01, top + s * 0.03],
  ]);
  stage.path(roof, stage.ramp(shift(roofTone, 0.05), shift(roofTone, -0.06)));
  let courses = '';
  for (let i = 1; i < 8; i += 1) {
    const t = i / 8;
    courses += `M${n(left + s * (0.15 + 0.14 * t))} ${n(ridge + (top + s * 0.03 - ridge) * t)}H${n(left + s * (0.9 + 0.15 * t))}`;
  }
  stage.line(courses, shift(roofTone, -0.12), Math.max(1, s * 0.004), 'opacity="0.6"');
  stage.line(
    `M${n(left - s * 0.03)} ${n(top + s * 0.04)}L${n(left + s * 0.15)} ${n(ridge)}L${n(gx + s * 0.0)} ${n(top + s * 0.035)}`,
    shift(roofTone, -0.08),
    s * 0.018,
    'stroke-linejoin="round"',
  );
  if (mood.snow) {
    const white = mix('#ffffff', mood.ground[2], mood.dark > 0.5 ? 0.8 : 0.1);
    stage.path(
      polygon([
        [left + s * 0.14, ridge - s * 0.018],
        [left + s * 0.905, ridge - s * 0.018],
        [left + s * 1.045, top + s * 0.018],
        [gx + s * 0.005, top + s * 0.014],
      ]),
      stage.ramp(white, mix(white, mood.ground[1], 0.6)),
    );
    stage.line(
      `M${n(left - s * 0.03)} ${n(top + s * 0.022)}L${n(left + s * 0.15)} ${n(ridge - s * 0.014)}`,
      white,
      s * 0.02,
      'stroke-linecap="round"',
    );
  }
  chimney(stage, left + s * 0.74, ridge, s, stone);
  const windows = [0.38, 0.74, 0.87];
  for (const u of windows) paintLattice(stage, left + s * u, top + wallH * 0.32, s * 0.08, wallH * 0.4, 2, 2);
  paintLattice(stage, left + s * 0.105, top + wallH * 0.26, s * 0.09, wallH * 0.44, 2, 2);
  const dx = left + s * 0.54;
  stage.rect(
    dx,
    top + wallH * 0.24,
    s * 0.1,
    wallH * 0.76,
    stage.across(mood.wood[0], mood.wood[1], mood.wood[0]),
  );
  stage.rect(dx - s * 0.02, y - s * 0.008, s * 0.14, s * 0.016, mood.ground[2]);
  if (mood.dark > 0.3) stage.glow(dx + s * 0.05, y, s * 0.3, s * 0.09, mood.lamp, 0.55);
}

function chimney(stage: Stage, x: number, ridge: number, s: number, tone: string): void {
  const { mood } = stage;
  stage.rect(x, ridge - s * 0.09, s * 0.055, s * 0.14, stage.across(shift(tone, 0.03), shift(tone, -0.12)));
  stage.rect(x - s * 0.008, ridge - s * 0.1, s * 0.071, s * 0.016, shift(tone, -0.1));
  const smoke = mix(mood.haze, '#ffffff', 0.4);
  let px = x + s * 0.028;
  let py = ridge - s * 0.12;
  for (let i = 0; i < 7; i += 1) {
    stage.glow(px, py, s * (0.03 + i * 0.014), s * (0.03 + i * 0.011), smoke, 0.5 - i * 0.05);
    px += s * (0.012 + i * 0.007);
    py -= s * 0.04;
  }
}

function stones(stage: Stage, left: number, top: number, s: number, wallH: number, tone: string): void {
  const { random } = stage;
  const rows = 7;
  const tones = [shift(tone, 0.06), shift(tone, -0.06), shift(tone, -0.1)].map(() => '');
  for (let row = 0; row < rows; row += 1) {
    const y = top + (wallH * row) / rows;
    for (let x = left + random.range(0, s * 0.02); x < left + s * 0.97; x += s * random.range(0.025, 0.05)) {
      const w = s * random.range(0.018, 0.036);
      const h = (wallH / rows) * 0.72;
      const k = random.int(0, 2);
      tones[k] +=
        `M${n(x + 2)} ${n(y + 1)}h${n(w - 4)}q2 0 2 2v${n(h - 4)}q0 2 -2 2h${n(-(w - 4))}q-2 0 -2 -2v${n(-(h - 4))}q0 -2 2 -2`;
    }
  }
  [0.06, -0.05, -0.1].forEach((amount, i) =>
    stage.path(tones[i] ?? '', shift(tone, amount), 'opacity="0.55"'),
  );
}
