import sharp from 'sharp';
import { createRandom } from './prng';

const GRAIN = 256;
let grainTile: Int8Array | null = null;

/** A tile of paper grain: fine tooth plus slow mottling. Fixed seed, so pictures stay reproducible. */
function grain(): Int8Array {
  if (grainTile) return grainTile;
  const random = createRandom('paper');
  const fine = Float32Array.from({ length: GRAIN * GRAIN }, () => random.gauss());
  const tile = new Int8Array(GRAIN * GRAIN);
  for (let y = 0; y < GRAIN; y += 1) {
    for (let x = 0; x < GRAIN; x += 1) {
      let soft = 0;
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) {
          soft += fine[((y + dy) & (GRAIN - 1)) * GRAIN + ((x + dx) & (GRAIN - 1))] as number;
        }
      }
      tile[y * GRAIN + x] = Math.round((soft / 9) * 7.5 + (fine[y * GRAIN + x] as number) * 1.2);
    }
  }
  grainTile = tile;
  return tile;
}

/** Adds grain and a slight darkening towards the corners, in place. */
function finish(pixels: Buffer, width: number, height: number, channels: number): void {
  const tile = grain();
  const edgeX = Float32Array.from({ length: width }, (_, x) => ((x / width - 0.5) * 2) ** 2);
  for (let y = 0; y < height; y += 1) {
    const edgeY = ((y / height - 0.5) * 2) ** 2;
    const row = (y & (GRAIN - 1)) * GRAIN;
    let at = y * width * channels;
    for (let x = 0; x < width; x += 1) {
      const edge = (edgeX[x] as number) + edgeY;
      const gain = edge > 0.9 ? 1 - (edge - 0.9) * 0.09 : 1;
      const tooth = tile[row + (x & (GRAIN - 1))] as number;
      for (let c = 0; c < 3; c += 1) {
        const value = (pixels[at + c] as number) * gain + tooth;
        pixels[at + c] = value < 0 ? 0 : value > 255 ? 255 : value;
      }
      at += channels;
    }
  }
}

/** Rasterises an SVG at its own size to a JPEG with paper grain. */
export async function rasterise(svg: string, quality = 78, textured = true): Promise<Buffer> {
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  if (textured) finish(data, info.width, info.height, info.channels);
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .jpeg({ quality, mozjpeg: true })
    .toBuffer();
}
