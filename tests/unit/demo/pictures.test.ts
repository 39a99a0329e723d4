import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  MAX_PICTURE_BYTES,
  PICTURES,
  composeSvg,
  pictureById,
  pictureFileName,
  renderBrand,
  renderPicture,
} from '../../../tools/demo/pictures';
import type { PictureSpec } from '../../../tools/demo/pictures';
import { mix, shift } from '../../../tools/demo/pictures/color';
import { createRandom, fractalNoise } from '../../../tools/demo/pictures/prng';
import { SCENE_NAMES } from '../../../tools/demo/pictures/scenes';
import { n } from '../../../tools/demo/pictures/stage';

/** The heaviest candidates: the first picture of every scene, a plan and an avatar. */
const SAMPLE: PictureSpec[] = [
  ...SCENE_NAMES.map((scene) => PICTURES.find((spec) => spec.type === 'scene' && spec.scene === scene)),
  PICTURES.find((spec) => spec.type === 'plan'),
  PICTURES.find((spec) => spec.type === 'avatar'),
].filter((spec): spec is PictureSpec => spec !== undefined);

describe('seeded randomness', () => {
  it('repeats itself for the same seed and differs for another', () => {
    const draw = (seed: string): number[] => {
      const random = createRandom(seed);
      return Array.from({ length: 20 }, () => random.next());
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
    expect(draw('a').every((value) => value >= 0 && value < 1)).toBe(true);
  });

  it('forks streams that do not disturb their parent', () => {
    const one = createRandom('x');
    const two = createRandom('x');
    two.fork('side').next();
    expect(one.next()).toBe(two.next());
  });

  it('makes noise that is continuous and bounded', () => {
    const noise = fractalNoise('hills', 4);
    for (let x = -5; x < 5; x += 0.01) {
      expect(Math.abs(noise(x))).toBeLessThanOrEqual(1);
      expect(Math.abs(noise(x) - noise(x + 0.0005))).toBeLessThan(0.05);
    }
  });
});

describe('colours', () => {
  it('mixes from one end to the other', () => {
    expect(mix('#204060', '#f0c080', 0)).toBe('#204060');
    expect(mix('#204060', '#f0c080', 1)).toBe('#f0c080');
    expect(shift('#808080', 0.2) > '#808080').toBe(true);
  });
});

describe('composition', () => {
  it('shows every kind of scene in the demo', () => {
    const used = new Set(PICTURES.flatMap((spec) => (spec.type === 'scene' ? [spec.scene] : [])));
    expect([...used].sort()).toEqual([...SCENE_NAMES].sort());
  });

  it.each(PICTURES.map((spec) => [spec.id, spec] as const))('%s draws the same bytes twice', (_id, spec) => {
    const first = composeSvg(spec);
    expect(composeSvg(spec) === first).toBe(true);
    expect(first).not.toMatch(/NaN|undefined|Infinity/);
    expect(first).not.toContain('<text');
  });

  it('draws another picture for another seed', () => {
    const spec = PICTURES.find((other) => other.type === 'scene');
    if (spec?.type !== 'scene') throw new Error('no scene');
    expect(composeSvg({ ...spec, seed: 'other' })).not.toBe(composeSvg(spec));
  });

  it('gives every picture an id and a file name of its own', () => {
    const names = PICTURES.map((spec) => pictureFileName(spec));
    expect(new Set(names).size).toBe(PICTURES.length);
    expect(new Set(PICTURES.map((spec) => spec.id)).size).toBe(PICTURES.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]+-[0-9a-f]{12}\.(jpg|png)$/);
    expect(pictureById('zhuli-gate')?.id).toBe('zhuli-gate');
    expect(pictureById('nothing')).toBeUndefined();
  });

  it('refuses a coordinate that is not a number', () => {
    expect(() => n(Number.NaN)).toThrow(RangeError);
  });
});

describe('rendering', () => {
  it.each(SAMPLE.map((spec) => [spec.id, spec] as const))(
    '%s is small and has its size',
    async (_id, spec) => {
      const picture = await renderPicture(spec);
      expect(picture.length).toBeLessThanOrEqual(MAX_PICTURE_BYTES);
      const meta = await sharp(picture).metadata();
      expect([meta.width, meta.height]).toEqual([spec.width, spec.height]);
      expect(meta.format).toBe(spec.type === 'plan' ? 'png' : 'jpeg');
    },
    20_000,
  );
});

describe('brand files', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yizhan-brand-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('writes the mark and its icons, and leaves no half file', async () => {
    const files = await renderBrand(folder);
    expect((await readdir(folder)).sort()).toEqual(files.map((file) => file.name).sort());
    for (const size of [32, 180, 512]) {
      const meta = await sharp(await readFile(join(folder, `favicon-${size}.png`))).metadata();
      expect([meta.width, meta.height]).toEqual([size, size]);
    }
    expect(await readFile(join(folder, 'logo.svg'), 'utf8')).not.toContain('<text');
  });
});
