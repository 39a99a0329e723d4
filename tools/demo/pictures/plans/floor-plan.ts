import { n, polygon } from '../stage';
import { GLYPHS } from './glyphs';
import type { PlanLayout, PlanOpening, PlanRoom } from './layouts';

const INK = '#33403d';
const SOFT = '#9aa6a0';
const PAPER = '#fbf8f1';
const FILLS: Record<PlanRoom['kind'], string> = {
  bedroom: '#f3e8d6',
  living: '#e6eee6',
  dining: '#eeeadb',
  kitchen: '#eeeadb',
  bath: '#dfeaee',
  tea: '#e9ecd4',
  hall: '#f2efe6',
  court: '#dbe8d2',
  terrace: '#e6e6da',
};

/** Where a room's label stands unless its layout says otherwise. */
const LABEL_AT: Record<PlanRoom['kind'], readonly [number, number]> = {
  bedroom: [0.74, 0.5],
  living: [0.5, 0.36],
  dining: [0.5, 0.8],
  kitchen: [0.36, 0.26],
  bath: [0.44, 0.5],
  tea: [0.5, 0.72],
  hall: [0.5, 0.5],
  court: [0.5, 0.2],
  terrace: [0.5, 0.5],
};

/** Text as outlines, centred on (x, y); `size` px an em. */
function label(text: string, x: number, y: number, size: number, color: string): string {
  const scale = size / 200;
  const advance = [...text].reduce((sum, c) => sum + (GLYPHS[c]?.advance ?? 100), 0) * scale;
  let at = x - advance / 2;
  return [...text]
    .map((c) => {
      const glyph = GLYPHS[c];
      if (!glyph) throw new RangeError(`No outline for ${c}`);
      const out = `<path transform="translate(${n(at)} ${n(y)}) scale(${scale})" d="${glyph.path}" fill="${color}"/>`;
      at += glyph.advance * scale;
      return out;
    })
    .join('');
}

/** Furniture as plain line symbols, inside the room's box (px). */
function furniture(kind: PlanRoom['kind'], x: number, y: number, w: number, h: number, m: number): string {
  const line = (d: string, fill = 'none'): string =>
    `<path d="${d}" fill="${fill}" stroke="${INK}" stroke-width="2.6" stroke-linejoin="round"/>`;
  const box = (bx: number, by: number, bw: number, bh: number, r = 4, fill = '#ffffff'): string =>
    `<rect x="${n(bx)}" y="${n(by)}" width="${n(bw)}" height="${n(bh)}" rx="${r}" fill="${fill}" stroke="${INK}" stroke-width="2.6"/>`;
  const ring = (cx: number, cy: number, r: number, fill = '#ffffff'): string =>
    `<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r)}" fill="${fill}" stroke="${INK}" stroke-width="2.6"/>`;
  const pad = m * 0.25;
  if (kind === 'bedroom') {
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
  if (kind === 'living') {
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
  if (kind === 'tea') {
    const cx = x + w * 0.5;
    const cy = y + h * 0.3;
    return (
      box(cx - m * 0.6, cy - m * 0.35, m * 1.2, m * 0.7) +
      [-1, 1].map((s) => ring(cx + s * m * 0.95, cy, m * 0.24)).join('') +
      ring(cx, cy, m * 0.13)
    );
  }
  if (kind === 'dining') {
    const cx = x + w * 0.5;
    const cy = y + h * 0.36;
    const seats = [-0.7, 0, 0.7].flatMap((u) =>
      [-1, 1].map((s) => box(cx + u * m - m * 0.2, cy + s * m * 0.72 - m * 0.2, m * 0.4, m * 0.4, 8)),
    );
    return `${seats.join('')}${box(cx - m * 1.1, cy - m * 0.48, m * 2.2, m * 0.96, 8)}`;
  }
  if (kind === 'kitchen') {
    const cx = x + w * 0.5;
    const cy = y + h * 0.74;
    return (
      box(x + w - pad - m * 0.6, y + pad, m * 0.6, h - pad * 2) +
      [0.2, 0.36].map((v) => ring(x + w - pad - m * 0.3, y + h * v, m * 0.17)).join('') +
      box(x + w - pad - m * 0.48, y + h * 0.58, m * 0.36, m * 0.55, 8) +
      ring(cx - m * 0.3, cy, m * 0.52) +
      [-1, 1]
        .map((s) => box(cx - m * 0.3 + s * m * 0.78 - m * 0.17, cy - m * 0.17, m * 0.34, m * 0.34, 8))
        .join('')
    );
  }
  if (kind === 'bath') {
    const tall = Math.min(h - pad * 2, m * 1.5);
    return (
      box(x + w - pad - m * 0.8, y + (h - tall) / 2, m * 0.8, tall, 30) +
      box(x + pad, y + pad * 0.7, m * 0.52, m * 0.4, 10) +
      ring(x + pad + m * 0.26, y + h - pad * 0.7 - m * 0.26, m * 0.25)
    );
  }
  if (kind === 'court') {
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
  return '';
}

function opening(o: PlanOpening, x: number, y: number, m: number, wall: number): string {
  const px = x + o.x * m;
  const py = y + o.y * m;
  const size = o.size * m;
  const across = o.wall === 'horizontal';
  const cut = across
    ? `<rect x="${n(px)}" y="${n(py - wall / 2 - 1)}" width="${n(size)}" height="${wall + 2}" fill="${PAPER}"/>`
    : `<rect x="${n(px - wall / 2 - 1)}" y="${n(py)}" width="${wall + 2}" height="${n(size)}" fill="${PAPER}"/>`;
  const stroke = (d: string, width = 3): string =>
    `<path d="${d}" fill="none" stroke="${INK}" stroke-width="${width}"/>`;
  if (o.type === 'window') {
    const lines = [-wall / 2 + 2, 0, wall / 2 - 2].map((k) =>
      across ? `M${n(px)} ${n(py + k)}h${n(size)}` : `M${n(px + k)} ${n(py)}v${n(size)}`,
    );
    return cut + stroke(lines.join(''));
  }
  if (o.type === 'sliding') {
    const half = size * 0.55;
    return (
      cut +
      stroke(
        across
          ? `M${n(px)} ${n(py - 4)}h${n(half)}M${n(px + size - half)} ${n(py + 4)}h${n(half)}`
          : `M${n(px - 4)} ${n(py)}v${n(half)}M${n(px + 4)} ${n(py + size - half)}v${n(half)}`,
        5,
      )
    );
  }
  const s = o.swing ?? 1;
  const leaf = across ? `M${n(px)} ${n(py)}v${n(s * size)}` : `M${n(px)} ${n(py)}h${n(s * size)}`;
  const arc = across
    ? `M${n(px)} ${n(py + s * size)}A${n(size)} ${n(size)} 0 0 ${s > 0 ? 0 : 1} ${n(px + size)} ${n(py)}`
    : `M${n(px + s * size)} ${n(py)}A${n(size)} ${n(size)} 0 0 ${s > 0 ? 1 : 0} ${n(px)} ${n(py + size)}`;
  return (
    cut +
    stroke(leaf, 4) +
    `<path d="${arc}" fill="none" stroke="${SOFT}" stroke-width="2" stroke-dasharray="6 5"/>`
  );
}

/** Scale bar, north arrow and overall measures. */
function legend(layout: PlanLayout, x: number, y: number, m: number, width: number, height: number): string {
  const right = x + layout.w * m;
  const foot = y + layout.h * m;
  const thin = (d: string): string => `<path d="${d}" fill="none" stroke="${SOFT}" stroke-width="2"/>`;
  const dims =
    thin(`M${n(x)} ${n(foot + 44)}H${n(right)}M${n(x)} ${n(foot + 32)}v24M${n(right)} ${n(foot + 32)}v24`) +
    `<rect x="${n((x + right) / 2 - 60)}" y="${n(foot + 28)}" width="120" height="32" fill="${PAPER}"/>` +
    label(`${layout.w.toFixed(1)}m`, (x + right) / 2, foot + 54, 30, INK) +
    thin(`M${n(right + 44)} ${n(y)}V${n(foot)}M${n(right + 32)} ${n(y)}h24M${n(right + 32)} ${n(foot)}h24`) +
    `<rect x="${n(right + 10)}" y="${n((y + foot) / 2 - 20)}" width="80" height="40" fill="${PAPER}"/>` +
    label(`${layout.h.toFixed(1)}m`, right + 50, (y + foot) / 2 + 11, 30, INK);
  const nx = 96;
  const ny = 104;
  const north = `<circle cx="${nx}" cy="${ny}" r="42" fill="none" stroke="${SOFT}" stroke-width="2"/>${`<path d="M${nx} ${ny - 56}L${nx + 15} ${ny + 26}L${nx} ${ny + 14}L${nx - 15} ${ny + 26}Z" fill="#2f6b5e"/>`}`;
  const bar = Array.from(
    { length: 4 },
    (_, i) =>
      `<rect x="${n(64 + i * m * 0.5)}" y="${height - 70}" width="${n(m * 0.5)}" height="10" fill="${i % 2 ? PAPER : INK}" stroke="${INK}" stroke-width="2"/>`,
  ).join('');
  return (
    dims +
    north +
    bar +
    label('2m', 64 + m * 2 + 34, height - 58, 28, INK) +
    `<rect width="${width}" height="0" fill="none"/>`
  );
}

/** A clean plan of the rooms (户型图) at a common scale, fit into the sheet; labels are outlines, not text. */
export function floorPlanSvg(layout: PlanLayout, width: number, height: number): string {
  const m = Math.min((width - 330) / layout.w, (height - 270) / layout.h);
  const x = (width - layout.w * m) / 2 - 10;
  const y = (height - layout.h * m) / 2 - 16;
  const wall = 15;
  let fills = '';
  let walls = '';
  let marks = '';
  for (const room of layout.rooms) {
    const rx = x + room.x * m;
    const ry = y + room.y * m;
    const rw = room.w * m;
    const rh = room.h * m;
    fills += `<rect x="${n(rx)}" y="${n(ry)}" width="${n(rw)}" height="${n(rh)}" fill="${FILLS[room.kind]}"/>`;
    walls += `<rect x="${n(rx)}" y="${n(ry)}" width="${n(rw)}" height="${n(rh)}" fill="none" stroke="${INK}" stroke-width="${wall}"/>`;
    const size = Math.min(44, rw * 0.16, rh * 0.2);
    const inset =
      layout.round && room.kind !== 'bedroom' ? (room.kind === 'bath' ? -rw * 0.14 : rw * 0.12) : 0;
    const [u, v] = room.at ?? LABEL_AT[room.kind];
    const tx = rx + rw * u + inset;
    const ty = ry + rh * v;
    const area = layout.round ? null : room.w * room.h;
    const things =
      layout.round && room.kind === 'bath'
        ? ''
        : furniture(room.kind, layout.round ? rx + rw * 0.16 : rx, ry, rw, rh, m);
    marks +=
      (room.mirror ? `<g transform="translate(${n(rx * 2 + rw)} 0) scale(-1 1)">${things}</g>` : things) +
      label(room.label, tx, ty, size, INK);
    if (area !== null && rh > m * 2)
      marks += label(`${area.toFixed(1)}m²`, tx, ty + size * 0.95, size * 0.62, '#6d7974');
  }
  const cuts = layout.openings.map((o) => opening(o, x, y, m, wall)).join('');
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;
  const sheet = `<rect width="${width}" height="${height}" fill="${PAPER}"/>`;
  if (!layout.round)
    return `${head}${sheet}${fills}${walls}${cuts}${marks}${legend(layout, x, y, m, width, height)}</svg>`;
  const cx = x + (layout.w * m) / 2;
  const cy = y + (layout.h * m) / 2;
  const r = (layout.w * m) / 2;
  const gap = m * 0.55;
  const door = `<rect x="${n(cx - gap)}" y="${n(cy + r - 24)}" width="${n(gap * 2)}" height="48" fill="${PAPER}"/><path d="M${n(cx - gap)} ${n(cy + r)}v26M${n(cx + gap)} ${n(cy + r)}v26" stroke="${INK}" stroke-width="6" fill="none"/>`;
  const dome = `<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r)}" fill="none" stroke="${INK}" stroke-width="22"/><circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r - 24)}" fill="none" stroke="${SOFT}" stroke-width="3" stroke-dasharray="3 13"/>`;
  return `${head}<defs><clipPath id="round"><circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r)}"/></clipPath></defs>${sheet}<g clip-path="url(#round)">${fills}${walls}${cuts}</g>${dome}${door}<circle cx="${n(cx)}" cy="${n(y + m * 3.9)}" r="${n(m * 0.42)}" fill="#ffffff" stroke="${INK}" stroke-width="2.6"/><circle cx="${n(cx)}" cy="${n(y + m * 3.9)}" r="${n(m * 0.18)}" fill="none" stroke="${INK}" stroke-width="2.6"/>${marks}${legend(layout, x, y, m, width, height)}</svg>`;
}
