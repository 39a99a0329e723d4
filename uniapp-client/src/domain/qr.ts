/**
 * QR codes of short addresses: byte mode, error correction M, versions 1 to 10, which is up to 213 bytes of ASCII.
 * Made on the device, so that no address travels to somebody else's server.
 */
import { encode } from 'uqr';

type Grid = boolean[][];

/** The dark modules, row by row, without the quiet zone. Throws RangeError for text that is not ASCII or too long. */
export function qrModules(text: string): Grid {
  if (/[^\x20-\x7e]/.test(text)) throw new RangeError('only ASCII');
  return encode(text, { ecc: 'M', boostEcc: false, maxVersion: 10, border: 0 }).data;
}

/** As a picture: `data:` URI of an SVG with a quiet zone of four modules, black on white in every appearance. */
export function qrImage(text: string): string {
  const grid = qrModules(text);
  const size = grid.length + 8;
  const path = grid
    .map((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : '')).join(''))
    .join('');
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}' shape-rendering='crispEdges'>` +
    `<path fill='#fff' d='M0 0h${size}v${size}H0z'/><path d='${path}'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
