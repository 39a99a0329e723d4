// Contact sheets: many pictures on one, to be looked at in one go.
import path from 'node:path';
import sharp from 'sharp';

const GAP = 12;

/**
 * @param {string} folder where `names`.png lie and the sheets go
 * @param {string} name of the sheets: name-1.png, name-2.png …
 * @param {{ columns: number, rows: number, width: number, height: number }} cell in pixels; pictures are cut below
 */
export async function contactSheets(folder, name, names, { columns, rows, width, height }) {
  for (let sheet = 0; sheet * columns * rows < names.length; sheet += 1) {
    const shown = names.slice(sheet * columns * rows, (sheet + 1) * columns * rows);
    const pictures = await Promise.all(
      shown.map(async (one, i) => ({
        input: await scaled(path.join(folder, `${one}.png`), width, height),
        left: GAP + (i % columns) * (width + GAP),
        top: GAP + Math.floor(i / columns) * (height + GAP),
      })),
    );
    await sharp({
      create: {
        width: GAP + columns * (width + GAP),
        height: GAP + Math.ceil(shown.length / columns) * (height + GAP),
        channels: 3,
        background: '#888',
      },
    })
      .composite(pictures)
      .png()
      .toFile(path.join(folder, `${name}-${sheet + 1}.png`));
  }
}

async function scaled(file, width, height) {
  const { data, info } = await sharp(file).resize({ width }).png().toBuffer({ resolveWithObject: true });
  if (info.height <= height) return data;
  return sharp(data).extract({ left: 0, top: 0, width, height }).png().toBuffer();
}
