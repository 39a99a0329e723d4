const TEA = '#2f6b5e';
const PAPER = '#fbf8f1';
const CINNABAR = '#c8452f';

/** Gate of a post station: swept roof, lintel, two posts. Drawn in a box of 512. */
const GATE =
  'M52 150C92 153 124 138 150 104H362C388 138 420 153 460 150L444 184C416 189 394 186 376 178H136C118 186 96 189 68 184Z' +
  'M112 202H400V230H112Z' +
  'M128 230H162V420H128ZM350 230H384V420H350Z' +
  'M106 420H184V442H106ZM328 420H406V442H328Z';
/** Head, neck and shoulder of a horse that looks out of the gate, facing left; 100 units are its height at the withers. */
const HORSE =
  'M-95 -93C-99 -98 -98 -104 -93 -109L-78 -127C-77 -132 -74 -137 -71 -141L-67 -131C-55 -127 -43 -113 -32 -103L-22 -98V-40H-44' +
  'C-40 -50 -41 -58 -43 -65C-47 -76 -54 -86 -60 -92C-66 -96 -73 -94 -79 -90C-86 -86 -91 -87 -95 -93Z';
const MANE = 'M-66 -126C-52 -119 -42 -106 -35 -92';

/**
 * The Yizhan mark as SVG, no font needed.
 *
 * @param variant `tile` white on a rounded tea-green tile (favicon, app icon); `line` tea green on nothing (light pages);
 *   `light` paper white on nothing (dark pages).
 */
export function markSvg(variant: 'tile' | 'line' | 'light', size = 512): string {
  const color = variant === 'line' ? TEA : PAPER;
  const cut = variant === 'line' ? PAPER : TEA;
  const ground = variant === 'tile' ? `<rect width="512" height="512" rx="112" fill="${TEA}"/>` : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 512 512" role="img" aria-label="Yizhan">` +
    `<defs><clipPath id="door"><rect x="174" y="236" width="164" height="206"/></clipPath></defs>` +
    `${ground}<path d="${GATE}" fill="${color}"/>` +
    `<g clip-path="url(#door)"><g transform="translate(390 544) scale(2.12)"><path d="${HORSE}" fill="${color}"/>` +
    `<path d="${MANE}" fill="none" stroke="${cut}" stroke-width="2.6" stroke-linecap="round"/><circle cx="-78" cy="-115" r="2.4" fill="${cut}"/></g></g>` +
    `<circle cx="256" cy="70" r="17" fill="${variant === 'line' ? CINNABAR : '#f0b48a'}"/></svg>`
  );
}
