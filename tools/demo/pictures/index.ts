import { createHash } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { avatarSvg } from './brand/avatar';
import { markSvg } from './brand/mark';
import { MOODS } from './moods';
import { floorPlanSvg } from './plans/floor-plan';
import { PLANS } from './plans/layouts';
import { createRandom } from './prng';
import { rasterise } from './render';
import { SCENES } from './scenes';
import type { SceneOptions } from './scenes';
import { PICTURES, pictureById } from './specs';
import type { PictureSpec } from './specs';
import { Stage } from './stage';

export { PICTURES, pictureById };
export type { AvatarPicture, PictureSpec, PlanPicture, ScenePicture } from './specs';
export { markSvg };

/** Change when the encoding (not the drawing) changes, so that files get new names. */
const ENCODING = 'v1';
/** No file may be larger than this, in bytes. */
export const MAX_PICTURE_BYTES = 180_000;

/** The drawing of a picture; the same spec always gives the same text. */
export function composeSvg(spec: PictureSpec): string {
  if (spec.type === 'plan') return floorPlanSvg(PLANS[spec.plan], spec.width, spec.height);
  if (spec.type === 'avatar') {
    const index = PICTURES.filter((other) => other.type === 'avatar').findIndex((other) => other.id === spec.id);
    return avatarSvg(spec.id, spec.width, Math.max(0, index));
  }
  const stage = new Stage(spec.width, spec.height, createRandom(spec.seed ?? spec.id), MOODS[spec.mood]);
  const paint: (stage: Stage, options: SceneOptions) => void = SCENES[spec.scene];
  paint(stage, spec.options ?? {});
  return stage.toSvg();
}

const isLineArt = (spec: PictureSpec): boolean => spec.type === 'plan';

async function encode(spec: PictureSpec, svg: string): Promise<Buffer> {
  if (isLineArt(spec))
    return sharp(Buffer.from(svg)).removeAlpha().png({ palette: true, colours: 64, compressionLevel: 9 }).toBuffer();
  let picture: Buffer = Buffer.alloc(0);
  for (const quality of [78, 70, 62, 54]) {
    picture = await rasterise(svg, quality, spec.type === 'scene');
    if (picture.length <= MAX_PICTURE_BYTES) break;
  }
  return picture;
}

/** Renders one picture: JPEG, or PNG for floor plans. */
export async function renderPicture(spec: PictureSpec): Promise<Buffer> {
  return encode(spec, composeSvg(spec));
}

/** File name with a hash of the drawing: another drawing gets another name, so caches never lie. */
export function pictureFileName(spec: PictureSpec, svg = composeSvg(spec)): string {
  const hash = createHash('sha256').update(ENCODING).update(svg).digest('hex').slice(0, 12);
  return `${spec.id}-${hash}.${isLineArt(spec) ? 'png' : 'jpg'}`;
}

export interface RenderedPicture {
  id: string;
  /** Absolute when `outDir` is. */
  path: string;
  fileName: string;
  mime: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
  /** False when the file was there already. */
  fresh: boolean;
}

export type RenderProgress = (done: number, total: number, picture: RenderedPicture) => void;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Writes beside the target and renames: a killed run leaves no half picture under the final name. */
async function writeWhole(path: string, content: Buffer | string): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, content);
  await rename(part, path);
}

/**
 * Renders every picture of the demo into `outDir` (made when missing), one after another; files that exist are kept.
 *
 * @param onProgress called after each picture
 * @throws when the directory cannot be written
 */
export async function renderAll(outDir: string, onProgress?: RenderProgress): Promise<RenderedPicture[]> {
  await mkdir(outDir, { recursive: true });
  const rendered: RenderedPicture[] = [];
  for (const spec of PICTURES) {
    const svg = composeSvg(spec);
    const fileName = pictureFileName(spec, svg);
    const path = join(outDir, fileName);
    const fresh = !(await exists(path));
    if (fresh) await writeWhole(path, await encode(spec, svg));
    const picture: RenderedPicture = {
      id: spec.id,
      path,
      fileName,
      mime: isLineArt(spec) ? 'image/png' : 'image/jpeg',
      width: spec.width,
      height: spec.height,
      fresh,
    };
    rendered.push(picture);
    onProgress?.(rendered.length, PICTURES.length, picture);
  }
  return rendered;
}

export interface BrandFile {
  name: string;
  path: string;
}

/** Writes the mark: `logo.svg`, `logo-light.svg`, `admin-logo.svg`, `favicon.svg` and `favicon-{32,180,512}.png`. */
export async function renderBrand(outDir: string): Promise<BrandFile[]> {
  await mkdir(outDir, { recursive: true });
  const files: [string, Buffer | string][] = [
    ['logo.svg', markSvg('line')],
    ['logo-light.svg', markSvg('light')],
    ['admin-logo.svg', markSvg('tile', 128)],
    ['favicon.svg', markSvg('tile')],
  ];
  for (const size of [32, 180, 512]) {
    files.push([
      `favicon-${size}.png`,
      await sharp(Buffer.from(markSvg('tile', size)))
        .png({ compressionLevel: 9 })
        .toBuffer(),
    ]);
  }
  for (const [name, content] of files) await writeWhole(join(outDir, name), content);
  return files.map(([name]) => ({ name, path: join(outDir, name) }));
}
