import { mix, shift } from '../color';
import type { Stage } from '../stage';
import { n } from '../stage';

export interface RoofBox {
  /** Ends of the eaves. */
  x0: number;
  x1: number;
  eave: number;
  ridge: number;
  /** How far the ridge is set in from the eaves on each side; 0 for a plain gable. */
  inset?: number;
  /** How far the corners sweep up, px. */
  sweep?: number;
  /** Width of one tile column, px. */
  tile?: number;
}

/** Left edge of the roof at height share `t` (0 ridge … 1 eave), sagging like a heavy cloth. */
const edge = (inset: number, t: number): number => inset * (1 - t) ** 1.35;

/** Grey-tile roof seen from the front: sagging slope, tile columns, round eave tiles, ridge with raised ends. */
export function paintRoof(stage: Stage, box: RoofBox): void {
  const { mood } = stage;
  const { x0, x1, eave, ridge } = box;
  const inset = box.inset ?? (x1 - x0) * 0.06;
  const sweep = box.sweep ?? 0;
  const height = eave - ridge;
  const width = x1 - x0;
  const corner = eave - sweep;
  const body =
    `M${n(x0)} ${n(corner)}Q${n(x0 + inset * 0.36)} ${n(ridge + height * 0.62)} ${n(x0 + inset)} ${n(ridge)}` +
    `H${n(x1 - inset)}Q${n(x1 - inset * 0.36)} ${n(ridge + height * 0.62)} ${n(x1)} ${n(corner)}` +
    `Q${n(x1 - width * 0.12)} ${n(eave)} ${n(x1 - width * 0.26)} ${n(eave)}H${n(x0 + width * 0.26)}Q${n(x0 + width * 0.12)} ${n(eave)} ${n(x0)} ${n(corner)}Z`;
  stage.path(
    body,
    stage.linear([
      [0, mood.roof[1]],
      [0.7, mix(mood.roof[1], mood.roof[2], 0.6)],
      [1, mood.roof[0]],
    ]),
  );
  tileColumns(stage, box, inset, sweep);
  if (mood.snow) snowCover(stage, box, inset, sweep);
  ridgeBeam(stage, x0 + inset, x1 - inset, ridge, Math.max(5, height * 0.1));
}

function eaveAt(box: RoofBox, x: number, sweep: number): number {
  const u = Math.abs((x - (box.x0 + box.x1) / 2) / ((box.x1 - box.x0) / 2));
  return u < 0.48 ? box.eave : box.eave - sweep * ((u - 0.48) / 0.52) ** 1.7;
}

function tileColumns(stage: Stage, box: RoofBox, inset: number, sweep: number): void {
  const { mood } = stage;
  const width = box.x1 - box.x0;
  const gap = box.tile ?? 16;
  const count = Math.max(6, Math.round(width / gap));
  let grooves = '';
  let lights = '';
  let ends = '';
  const r = (width / count) * 0.36;
  for (let i = 0; i <= count; i += 1) {
    const u = i / count;
    const xe = box.x0 + width * u;
    const xr = box.x0 + inset + (width - inset * 2) * u;
    const xm = xr + (xe - xr) * edge(1, 0.45) * 0.9;
    const ye = eaveAt(box, xe, sweep);
    grooves += `M${n(xr)} ${n(box.ridge)}Q${n(xm)} ${n(box.ridge + (box.eave - box.ridge) * 0.55)} ${n(xe)} ${n(ye)}`;
    if (i < count)
      lights += `M${n(xr + gap * 0.3)} ${n(box.ridge)}Q${n(xm + gap * 0.36)} ${n(box.ridge + (box.eave - box.ridge) * 0.55)} ${n(xe + (width / count) * 0.45)} ${n(ye)}`;
    if (i < count)
      ends += `M${n(xe + width / count / 2 - r)} ${n(ye)}a${n(r)} ${n(r)} 0 1 0 ${n(r * 2)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-r * 2)} 0`;
  }
  stage.line(grooves, mood.roof[0], Math.max(1.2, gap * 0.2), 'opacity="0.75"');
  stage.line(lights, mood.roof[2], Math.max(1, gap * 0.14), 'opacity="0.5"');
  stage.path(ends, shift(mood.roof[0], -0.02));
}

function snowCover(stage: Stage, box: RoofBox, inset: number, sweep: number): void {
  const { random, mood } = stage;
  const white = mix('#ffffff', mood.ground[2], mood.dark > 0.5 ? 0.75 : 0.1);
  const foot = mix(white, mood.ground[1], 0.5);
  const width = box.x1 - box.x0;
  const height = box.eave - box.ridge;
  let d = `M${n(box.x0 + inset)} ${n(box.ridge - height * 0.03)}H${n(box.x1 - inset)}Q${n(box.x1 - inset * 0.36)} ${n(box.ridge + height * 0.6)} ${n(box.x1 - 2)} ${n(box.eave - sweep - height * 0.06)}`;
  const steps = Math.round(width / 46);
  for (let i = 1; i <= steps; i += 1) {
    const x = box.x1 - (width * i) / steps;
    const y = eaveAt(box, x, sweep) - height * random.range(0.03, 0.14);
    const px = box.x1 - (width * (i - 0.5)) / steps;
    d += `Q${n(px)} ${n(eaveAt(box, px, sweep) + height * 0.05)} ${n(x + (i === steps ? 2 : 0))} ${n(y)}`;
  }
  stage.path(
    `${d}Q${n(box.x0 + inset * 0.36)} ${n(box.ridge + height * 0.6)} ${n(box.x0 + inset)} ${n(box.ridge - height * 0.03)}Z`,
    stage.linear([
      [0, white],
      [0.6, mix(white, foot, 0.3)],
      [1, foot],
    ]),
    'opacity="0.94"',
  );
}

/** The ridge: a dark bar with a light line and raised ends. */
export function ridgeBeam(stage: Stage, x0: number, x1: number, y: number, thick: number): void {
  const { mood } = stage;
  const up = thick * 1.5;
  stage.path(
    `M${n(x0 - up)} ${n(y - up)}Q${n(x0)} ${n(y - thick * 0.6)} ${n(x0 + up * 2)} ${n(y - thick * 0.6)}H${n(x1 - up * 2)}Q${n(x1)} ${n(y - thick * 0.6)} ${n(x1 + up)} ${n(y - up)}L${n(x1 + up * 0.4)} ${n(y + thick * 0.5)}H${n(x0 - up * 0.4)}Z`,
    stage.ramp(mood.roof[1], mood.roof[0]),
  );
  stage.line(`M${n(x0)} ${n(y + thick * 0.1)}H${n(x1)}`, mood.roof[2], Math.max(1, thick * 0.12), 'opacity="0.7"');
  if (mood.snow)
    stage.line(
      `M${n(x0)} ${n(y - thick * 0.7)}H${n(x1)}`,
      '#ffffff',
      thick * 0.7,
      `stroke-linecap="round" opacity="${mood.dark > 0.5 ? 0.6 : 0.95}"`,
    );
}

/** The tiled coping along the top of a wall. */
export function paintCoping(stage: Stage, x0: number, x1: number, y: number, height: number): void {
  paintRoof(stage, {
    x0: x0 - height * 0.5,
    x1: x1 + height * 0.5,
    eave: y + height * 0.55,
    ridge: y - height * 0.5,
    inset: height * 0.2,
    tile: height * 0.36,
  });
}
