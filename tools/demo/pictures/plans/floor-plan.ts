import { n } from '../stage';
import { INK, SOFT, furniture } from './furniture';
import { GLYPHS } from './glyphs';
import type { PlanLayout, PlanOpening, PlanRoom } from './layouts';

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
    cut + stroke(leaf, 4) + `<path d="${arc}" fill="none" stroke="${SOFT}" stroke-width="2" stroke-dasharray="6 5"/>`
  );
}

/** Scale bar, north arrow and overall measures. */
function legend(layout: PlanLayout, x: number, y: number, m: number, height: number): string {
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
  const north = `<circle cx="${nx}" cy="${ny}" r="42" fill="none" stroke="${SOFT}" stroke-width="2"/><path d="M${nx} ${ny - 56}L${nx + 15} ${ny + 26}L${nx} ${ny + 14}L${nx - 15} ${ny + 26}Z" fill="#2f6b5e"/>`;
  const bar = Array.from(
    { length: 4 },
    (_, i) =>
      `<rect x="${n(64 + i * m * 0.5)}" y="${height - 70}" width="${n(m * 0.5)}" height="10" fill="${i % 2 ? PAPER : INK}" stroke="${INK}" stroke-width="2"/>`,
  ).join('');
  return dims + north + bar + label('2m', 64 + m * 2 + 34, height - 58, 28, INK);
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
    const inset = layout.round && room.kind !== 'bedroom' ? (room.kind === 'bath' ? -rw * 0.14 : rw * 0.12) : 0;
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
  if (!layout.round) return `${head}${sheet}${fills}${walls}${cuts}${marks}${legend(layout, x, y, m, height)}</svg>`;
  const cx = x + (layout.w * m) / 2;
  const cy = y + (layout.h * m) / 2;
  const r = (layout.w * m) / 2;
  const gap = m * 0.55;
  const door = `<rect x="${n(cx - gap)}" y="${n(cy + r - 24)}" width="${n(gap * 2)}" height="48" fill="${PAPER}"/><path d="M${n(cx - gap)} ${n(cy + r)}v26M${n(cx + gap)} ${n(cy + r)}v26" stroke="${INK}" stroke-width="6" fill="none"/>`;
  const dome = `<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r)}" fill="none" stroke="${INK}" stroke-width="22"/><circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r - 24)}" fill="none" stroke="${SOFT}" stroke-width="3" stroke-dasharray="3 13"/>`;
  return `${head}<defs><clipPath id="round"><circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r)}"/></clipPath></defs>${sheet}<g clip-path="url(#round)">${fills}${walls}${cuts}</g>${dome}${door}<circle cx="${n(cx)}" cy="${n(y + m * 3.9)}" r="${n(m * 0.42)}" fill="#ffffff" stroke="${INK}" stroke-width="2.6"/><circle cx="${n(cx)}" cy="${n(y + m * 3.9)}" r="${n(m * 0.18)}" fill="none" stroke="${INK}" stroke-width="2.6"/>${marks}${legend(layout, x, y, m, height)}</svg>`;
}
