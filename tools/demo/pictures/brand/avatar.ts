import { mix, shift } from '../color';
import type { Hex } from '../color';
import { createRandom } from '../prng';
import type { Point } from '../stage';
import { curve, n } from '../stage';

const PALETTES: readonly (readonly [sky: Hex, low: Hex, orb: Hex, hill: Hex, near: Hex])[] = [
  ['#9fc7c0', '#f4e6cf', '#f2b66d', '#5f9683', '#2f6b5e'],
  ['#34508a', '#e6a18f', '#ffd9a0', '#6b5d8e', '#2b3260'],
  ['#f0d9a8', '#fbeed3', '#c8452f', '#c9943f', '#84542a'],
  ['#a9c6d9', '#eef0ea', '#fff6e0', '#8aa8bd', '#476378'],
  ['#15294f', '#4d6f8e', '#f3e6c0', '#2c4b6e', '#122340'],
  ['#f3c3b4', '#fae6d9', '#fff4e4', '#c4767a', '#7d4152'],
  ['#bcd79b', '#eef3d6', '#f7d774', '#7aa354', '#3c6b3f'],
  ['#d3cbe0', '#f5ecec', '#e9a2a0', '#8f86b4', '#4f4a7c'],
];

/** An abstract portrait: an orb over three hills; the palette by number, so that a group of avatars differs. */
export function avatarSvg(seed: string, size: number, index: number): string {
  const [sky, low, orb, hill, near] = PALETTES[index % PALETTES.length] as (typeof PALETTES)[number];
  return paintAvatar(createRandom(`avatar/${seed}`), size, { sky, low, orb, hill, near });
}

function paintAvatar(
  random: ReturnType<typeof createRandom>,
  size: number,
  tones: Record<'sky' | 'low' | 'orb' | 'hill' | 'near', Hex>,
): string {
  const r = size * random.range(0.17, 0.24);
  const ox = size * random.range(0.34, 0.66);
  const oy = size * random.range(0.32, 0.44);
  let hills = '';
  for (let i = 0; i < 3; i += 1) {
    const base = size * (0.58 + i * 0.15);
    const phase = random.range(0, Math.PI * 2);
    const points: Point[] = [];
    for (let k = 0; k <= 8; k += 1) points.push([(size * k) / 8, base + Math.sin(phase + k * 0.75) * size * 0.055]);
    const color = mix(tones.hill, tones.near, i / 2);
    hills += `<path d="${curve(points)}V${n(size)}H0Z" fill="${color}"/><path d="${curve(points)}" fill="none" stroke="${shift(color, 0.08)}" stroke-width="${n(size * 0.008)}"/>`;
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">` +
    `<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${tones.sky}"/><stop offset="0.8" stop-color="${tones.low}"/></linearGradient>` +
    `<radialGradient id="g"><stop stop-color="${tones.orb}" stop-opacity="0.6"/><stop offset="1" stop-color="${tones.orb}" stop-opacity="0"/></radialGradient></defs>` +
    `<rect width="${size}" height="${size}" fill="url(#s)"/><circle cx="${n(ox)}" cy="${n(oy)}" r="${n(r * 2.1)}" fill="url(#g)"/>` +
    `<circle cx="${n(ox)}" cy="${n(oy)}" r="${n(r)}" fill="${tones.orb}"/>${hills}</svg>`
  );
}
