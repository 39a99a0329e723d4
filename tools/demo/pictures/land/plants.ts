import { mix, shift } from '../color';
import type { Tones } from '../moods';
import type { Random } from '../prng';
import type { Point, Stage } from '../stage';
import { curve, n, polygon, corners } from '../stage';

/** A leaf-shaped dab of paint at (x, y), pointing along `angle`. */
export function dab(x: number, y: number, length: number, width: number, angle: number): string {
  const dx = Math.cos(angle) * length;
  const dy = Math.sin(angle) * length;
  const px = -Math.sin(angle) * width;
  const py = Math.cos(angle) * width;
  return `M${n(x)} ${n(y)}q${n(dx / 2 + px)} ${n(dy / 2 + py)} ${n(dx)} ${n(dy)}q${n(-dx / 2 - px)} ${n(-dy / 2 - py)} ${n(-dx)} ${n(-dy)}`;
}

/** Many dabs in an ellipse, denser in the middle, as one path. */
export function dabs(
  random: Random,
  box: { x: number; y: number; rx: number; ry: number },
  count: number,
  size: number,
  angle = Math.PI / 2,
  spread = 1.2,
): string {
  let d = '';
  for (let i = 0; i < count; i += 1) {
    const turn = random.next() * Math.PI * 2;
    const reach = Math.sqrt(random.next());
    const length = size * random.range(0.6, 1.4);
    d += dab(
      box.x + Math.cos(turn) * reach * box.rx,
      box.y + Math.sin(turn) * reach * box.ry,
      length,
      length * 0.32,
      angle + random.gauss() * spread,
    );
  }
  return d;
}

/** An uneven round shape, e.g. a crown of leaves. */
export function blob(random: Random, x: number, y: number, rx: number, ry: number, roughness = 0.14): string {
  const points: Point[] = [];
  const count = 14;
  for (let i = 0; i < count; i += 1) {
    const a = (i / count) * Math.PI * 2;
    const k = 1 + random.range(-roughness, roughness);
    points.push([x + Math.cos(a) * rx * k, y + Math.sin(a) * ry * k]);
  }
  const first = points[0] as Point;
  const last = points[count - 1] as Point;
  const start: Point = [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2];
  return `${curve([start, ...points, start])}Z`;
}

/** A conifer silhouette standing on (x, y). */
export function conifer(random: Random, x: number, y: number, height: number): string {
  const tiers = Math.max(4, Math.min(9, Math.round(height / 14)));
  const half = height * random.range(0.17, 0.24);
  const left: Point[] = [];
  const right: Point[] = [];
  for (let i = 1; i <= tiers; i += 1) {
    const t = i / tiers;
    const reach = half * t ** 0.9;
    const yy = y - height * (1 - t);
    left.push([x - reach * random.range(0.85, 1.1), yy], [x - reach * 0.52, yy - height * 0.02]);
    right.push([x + reach * random.range(0.85, 1.1), yy], [x + reach * 0.52, yy - height * 0.02]);
  }
  return polygon([[x, y - height], ...right, [x, y], ...left.reverse()]);
}

/** A row of conifers along a skyline between two x, as one path. */
export function coniferRow(
  random: Random,
  line: readonly Point[],
  from: number,
  to: number,
  height: number,
  gap: number,
): string {
  let d = '';
  for (let x = from; x < to; x += gap * random.range(0.5, 1.7)) {
    const point = line.find(([px]) => px >= x);
    if (!point) break;
    d += conifer(random, x, point[1] + height * 0.12, height * random.range(0.55, 1.15));
  }
  return d;
}

/** A leafy tree: trunk, crown in three tones, lit dabs on the side of the light. */
export function paintTree(stage: Stage, x: number, y: number, height: number, tones: Tones = stage.mood.leaf): void {
  const { random, mood } = stage;
  const side = mood.orbX < 0.5 ? -1 : 1;
  const r = height * 0.34;
  const cy = y - height * 0.64;
  const trunk = height * 0.035;
  stage.path(
    `M${n(x - trunk)} ${n(y)}Q${n(x - trunk * 0.4)} ${n(y - height * 0.3)} ${n(x - trunk * 0.5)} ${n(cy)}H${n(x + trunk * 0.6)}Q${n(x + trunk * 0.3)} ${n(y - height * 0.3)} ${n(x + trunk * 1.2)} ${n(y)}Z`,
    stage.ramp(mix(mood.wood[0], tones[0], 0.5), mood.wood[0]),
  );
  const lobes: [number, number, number][] = [
    [0, 0, 1],
    [-0.7, 0.32, 0.66],
    [0.72, 0.28, 0.7],
    [-0.3, -0.5, 0.66],
    [0.36, -0.46, 0.62],
  ];
  let deep = '';
  let middle = '';
  let lit = '';
  for (const [lx, ly, k] of lobes) {
    const cx = x + lx * r;
    const ty = cy + ly * r;
    deep +=
      blob(random, cx, ty, r * k * 0.8, r * k * 0.7) +
      dabs(random, { x: cx, y: ty, rx: r * k, ry: r * k * 0.86 }, 60, r * 0.26, 1, 2);
    middle += dabs(
      random,
      { x: cx + side * r * 0.12, y: ty - r * 0.12 * k, rx: r * k * 0.84, ry: r * k * 0.66 },
      46,
      r * 0.24,
      1,
      2,
    );
    lit += dabs(
      random,
      { x: cx + side * r * 0.24 * k, y: ty - r * 0.3 * k, rx: r * k * 0.6, ry: r * k * 0.42 },
      22,
      r * 0.22,
      1,
      2,
    );
  }
  stage.path(deep, tones[0]);
  stage.path(middle, tones[1], 'opacity="0.92"');
  stage.path(lit, mood.snow ? mix('#ffffff', mood.ground[2], mood.dark) : tones[2], 'opacity="0.95"');
}

/** Blades of grass rooted between y1 and y2; taller towards the viewer. */
export function grassBlades(random: Random, w: number, y1: number, y2: number, count: number, size: number): string {
  let d = '';
  for (let i = 0; i < count; i += 1) {
    const t = random.next();
    const x = random.next() * w;
    const y = y1 + (y2 - y1) * t;
    const length = size * (0.35 + t * 0.9) * random.range(0.6, 1.3);
    const lean = random.gauss() * length * 0.3 + length * 0.12;
    const half = length * 0.035;
    d += `M${n(x - half)} ${n(y)}q${n(lean * 0.1)} ${n(-length * 0.6)} ${n(lean + half)} ${n(-length)}q${n(-lean * 0.55 + half)} ${n(length * 0.45)} ${n(-lean + half)} ${n(length)}`;
  }
  return d;
}

/** A stand of bamboo between two x: stems with joints and hanging leaves, in one depth layer. */
export function paintBamboo(
  stage: Stage,
  area: { from: number; to: number; top: number; foot: number },
  count: number,
  width: number,
  tones: Tones,
  leaves = 14,
): void {
  const { random } = stage;
  const stem = stage.linear(
    [
      [0, tones[0]],
      [0.35, tones[1]],
      [0.6, tones[2]],
      [1, tones[0]],
    ],
    0,
    0,
    1,
    0,
  );
  let foliage = '';
  let lit = '';
  for (let i = 0; i < count; i += 1) {
    const x = area.from + ((i + random.range(0.1, 0.9)) / count) * (area.to - area.from);
    const lean = random.gauss() * width * 2.4;
    const k = width * random.range(0.7, 1.2);
    const height = area.foot - area.top;
    const joint = height / random.int(9, 12);
    for (let y = area.foot, at = 0; y > area.top; y -= joint, at += 1) {
      const t = (area.foot - y) / height;
      const x0 = x + lean * t * t;
      const x1 = x + lean * (t + joint / height) ** 2;
      const a = k * (1 - 0.45 * t);
      stage.path(
        corners(x0 - a / 2, y, x1 - a * 0.46, y - joint + 2, x1 + a * 0.46, y - joint + 2, x0 + a / 2, y),
        stem,
      );
      stage.rect(x0 - a * 0.6, y - a * 0.12, a * 1.2, a * 0.2, shift(tones[0], -0.05));
      if (t < 0.22) continue;
      for (let leaf = 0; leaf < leaves / 4; leaf += 1) {
        const side = random.chance(0.5) ? 1 : -1;
        const angle = Math.PI / 2 - side * random.range(0.35, 1.15);
        const length = width * random.range(2.2, 4.4);
        const mark = dab(x0 + side * random.range(0, k * 4.5), y - random.next() * joint, length, length * 0.12, angle);
        if (random.chance(0.35)) lit += mark;
        else foliage += mark;
      }
    }
  }
  stage.path(foliage, mix(tones[0], tones[1], 0.55));
  stage.path(lit, tones[2]);
}
