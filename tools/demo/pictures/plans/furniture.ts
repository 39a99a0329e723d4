import type { PlanRoom } from './layouts';
import { n, polygon } from '../stage';

export const INK = '#33403d';
export const SOFT = '#9aa6a0';

/** A room's box in px and the length of a metre. */
interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
  m: number;
  /** Free strip along the walls. */
  pad: number;
}

const line = (d: string, fill = 'none'): string =>
  `<path d="${d}" fill="${fill}" stroke="${INK}" stroke-width="2.6" stroke-linejoin="round"/>`;
const box = (x: number, y: number, w: number, h: number, r = 4): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="${r}" fill="#ffffff" stroke="${INK}" stroke-width="2.6"/>`;
const ring = (cx: number, cy: number, r: number, fill = '#ffffff'): string =>
  `<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r)}" fill="${fill}" stroke="${INK}" stroke-width="2.6"/>`;

function bedroom({ x, y, h, m, pad }: Box): string {
  const bw = Math.min(m * 1.8, h - m * 0.7);
  const bl = m * 2.05;
  const by = y + (h - bw) / 2;
  return (
    box(x + pad, by, bl, bw) +
    box(x + pad + m * 0.1, by + bw * 0.07, m * 0.42, bw * 0.38, 8) +
    box(x + pad + m * 0.1, by + bw * 0.55, m * 0.42, bw * 0.38, 8) +
    line(`M${n(x + pad + m * 0.72)} ${n(by)}v${n(bw)}`)
  );
}

function living({ x, y, w, h, m, pad }: Box): string {
  const table = h > m * 4 ? box(x + w * 0.3, y + h - pad - m * 1.75, w * 0.26, m * 0.6) : '';
  return (
    table +
    box(x + w * 0.18, y + h - pad - m * 0.8, w * 0.5, m * 0.8, 10) +
    line(
      `M${n(x + w * 0.43)} ${n(y + h - pad - m * 0.8)}v${n(m * 0.8)}M${n(x + w * 0.18)} ${n(y + h - pad - m * 0.22)}h${n(w * 0.5)}`,
    ) +
    box(x + w * 0.3, y + pad * 0.6, w * 0.36, m * 0.32)
  );
}

function tea({ x, y, w, h, m }: Box): string {
  const cx = x + w * 0.5;
  const cy = y + h * 0.3;
  return (
    box(cx - m * 0.6, cy - m * 0.35, m * 1.2, m * 0.7) +
    [-1, 1].map((s) => ring(cx + s * m * 0.95, cy, m * 0.24)).join('') +
    ring(cx, cy, m * 0.13)
  );
}

function dining({ x, y, w, h, m }: Box): string {
  const cx = x + w * 0.5;
  const cy = y + h * 0.36;
  const seats = [-0.7, 0, 0.7].flatMap((u) =>
    [-1, 1].map((s) => box(cx + u * m - m * 0.2, cy + s * m * 0.72 - m * 0.2, m * 0.4, m * 0.4, 8)),
  );
  return `${seats.join('')}${box(cx - m * 1.1, cy - m * 0.48, m * 2.2, m * 0.96, 8)}`;
}

function kitchen({ x, y, w, h, m, pad }: Box): string {
  const cx = x + w * 0.5;
  const cy = y + h * 0.74;
  return (
    box(x + w - pad - m * 0.6, y + pad, m * 0.6, h - pad * 2) +
    [0.2, 0.36].map((v) => ring(x + w - pad - m * 0.3, y + h * v, m * 0.17)).join('') +
    box(x + w - pad - m * 0.48, y + h * 0.58, m * 0.36, m * 0.55, 8) +
    ring(cx - m * 0.3, cy, m * 0.52) +
    [-1, 1].map((s) => box(cx - m * 0.3 + s * m * 0.78 - m * 0.17, cy - m * 0.17, m * 0.34, m * 0.34, 8)).join('')
  );
}

function bath({ x, y, w, h, m, pad }: Box): string {
  const tall = Math.min(h - pad * 2, m * 1.5);
  return (
    box(x + w - pad - m * 0.8, y + (h - tall) / 2, m * 0.8, tall, 30) +
    box(x + pad, y + pad * 0.7, m * 0.52, m * 0.4, 10) +
    ring(x + pad + m * 0.26, y + h - pad * 0.7 - m * 0.26, m * 0.25)
  );
}

function court({ x, y, w, h, m }: Box): string {
  const tree = (cx: number, cy: number, r: number): string => {
    const points = Array.from({ length: 22 }, (_, i) => {
      const a = (i / 22) * Math.PI * 2;
      const k = r * (i % 2 ? 0.84 : 1);
      return [cx + Math.cos(a) * k, cy + Math.sin(a) * k] as const;
    });
    return `${line(polygon(points), '#bcd2ae')}${ring(cx, cy, r * 0.12, INK)}`;
  };
  const stones = Array.from(
    { length: 6 },
    (_, i) =>
      `<ellipse cx="${n(x + w * 0.52 + (i % 2 ? 9 : -9))}" cy="${n(y + h * (0.32 + i * 0.115))}" rx="${n(m * 0.3)}" ry="${n(m * 0.17)}" fill="#f4f1e6" stroke="${SOFT}" stroke-width="2"/>`,
  ).join('');
  return `${stones}${tree(x + w * 0.2, y + h * 0.26, m * 0.85)}${tree(x + w * 0.17, y + h * 0.8, m * 0.6)}${ring(x + w * 0.8, y + h * 0.3, m * 0.5)}`;
}

const SYMBOLS: Partial<Record<PlanRoom['kind'], (box: Box) => string>> = {
  bedroom,
  living,
  tea,
  dining,
  kitchen,
  bath,
  court,
};

/** Furniture of a room as plain line symbols. */
export const furniture = (kind: PlanRoom['kind'], x: number, y: number, w: number, h: number, m: number): string =>
  SYMBOLS[kind]?.({ x, y, w, h, m, pad: m * 0.25 }) ?? '';
