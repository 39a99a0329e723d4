import { mix, shift } from '../color';
import type { Hex } from '../color';
import type { Tones } from '../moods';
import type { Stage } from '../stage';

export type Material = 'plaster' | 'timber' | 'earth' | 'stone';

/** The colours of one room in the light of its hour. */
export interface RoomTones {
  wall: Tones;
  floor: Tones;
  wood: Tones;
  linen: Tones;
  accent: Tones;
  second: Tones;
  /** 0 in daylight, 1 when only the lamps give light. */
  evening: number;
}

const ACCENTS: readonly Hex[] = ['#3d5f7c', '#2f6b5e', '#b5543c', '#c6923f', '#a8685a', '#5d7150'];
const WALLS: Record<Material, Hex> = {
  plaster: '#f1eadc',
  timber: '#b98a5e',
  earth: '#d8b892',
  stone: '#c3bdb0',
};

function tonesOf(color: Hex, evening: number, shadow: Hex): Tones {
  const dim = (c: Hex, k: number): Hex => mix(c, mix(shadow, '#8a4f2a', 0.72), evening * k);
  return [dim(shift(color, -0.12), 0.52), dim(color, 0.36), dim(shift(color, 0.05), 0.2)];
}

export function roomTones(stage: Stage, material: Material): RoomTones {
  const { mood } = stage;
  const random = stage.random.fork('accents');
  const evening = mood.dark;
  const first = random.int(0, ACCENTS.length - 1);
  const of = (color: Hex): Tones => tonesOf(color, evening, mood.shadow);
  return {
    wall: of(WALLS[material]),
    floor: of(random.pick(['#b78a5c', '#a3744a', '#c39c6e'])),
    wood: of(random.pick(['#8a5f3e', '#7a5236', '#9b7048'])),
    linen: of('#f4efe4'),
    accent: of(ACCENTS[first] as Hex),
    second: of(ACCENTS[(first + random.int(1, 4)) % ACCENTS.length] as Hex),
    evening,
  };
}
