import { mix, shift } from '../color';
import type { Stage } from '../stage';
import { n } from '../stage';

export type HorsePose = 'standing' | 'grazing' | 'running';

interface HorseShape {
  body: string;
  /** Legs on the far side, painted first and darker. */
  farLegs: string;
  mane: string;
  tail: string;
}

/** Outlines in a box where 100 units are the height at the withers; hooves at y = 0, facing left. */
const STANDING: HorseShape = {
  body:
    'M-95 -93C-99 -98 -98 -104 -93 -109L-78 -127C-77 -132 -74 -137 -71 -140L-68 -131C-57 -127 -45 -113 -34 -103C-24 -98 0 -94 20 -97' +
    'C34 -103 47 -101 53 -92C60 -84 61 -73 57 -62C54 -54 53 -49 54 -43L57 -37C55 -27 52 -16 52 -7L55 0H42L44 -8C44 -18 44 -27 45 -35' +
    'C40 -45 34 -51 30 -56C16 -49 -4 -48 -20 -53C-21 -42 -22 -36 -23 -29L-23 -8L-20 0H-33L-30 -8C-31 -20 -31 -28 -33 -37' +
    'C-37 -48 -41 -56 -43 -65C-47 -76 -54 -86 -60 -92C-66 -96 -73 -94 -79 -90C-86 -86 -91 -87 -95 -93Z',
  farLegs:
    'M36 -60C42 -50 42 -44 40 -38C36 -26 34 -14 33 -7L36 0H24L26 -8C28 -20 30 -30 31 -38L24 -56Z' +
    'M-24 -56C-24 -44 -16 -36 -15 -30C-14 -20 -13 -12 -12 -7L-9 0H-21L-20 -8C-21 -18 -23 -27 -26 -34L-40 -60Z',
  mane: 'M-72 -134C-58 -128 -45 -114 -33 -102C-38 -95 -42 -92 -44 -84C-47 -92 -50 -92 -53 -96C-56 -100 -59 -104 -63 -107C-64 -113 -68 -118 -74 -121C-77 -122 -80 -120 -83 -117C-81 -125 -77 -130 -72 -134Z',
  tail: 'M52 -92C64 -88 70 -70 66 -52C65 -42 66 -34 61 -26C60 -36 56 -42 57 -54C58 -66 56 -76 49 -84Z',
};

const GRAZING: HorseShape = {
  body:
    'M-34 -102C-48 -98 -63 -80 -73 -55L-80 -58L-80 -47C-86 -36 -94 -20 -97 -10C-98 -3 -93 -1 -88 -2C-84 -3 -82 -7 -79 -12C-74 -19 -68 -24 -64 -31C-58 -42 -50 -54 -42 -60' +
    'C-39 -52 -35 -45 -33 -37C-31 -28 -31 -20 -30 -8L-33 0H-20L-23 -8L-23 -29C-22 -36 -21 -42 -20 -53C-4 -48 16 -49 30 -56C34 -51 40 -45 45 -35C44 -27 44 -18 44 -8L42 0H55' +
    'L52 -7C52 -16 55 -27 57 -37L54 -43C53 -49 54 -54 57 -62C61 -73 60 -84 53 -92C47 -101 34 -103 20 -97C0 -94 -20 -97 -34 -102Z',
  farLegs:
    'M36 -60C42 -50 42 -44 40 -38C36 -26 34 -14 33 -7L36 0H24L26 -8C28 -20 30 -30 31 -38L24 -56ZM-24 -56C-28 -44 -40 -36 -44 -30C-46 -20 -48 -12 -49 -7L-48 0H-60L-57 -8C-54 -18 -53 -27 -52 -34L-40 -60Z',
  mane: 'M-31 -103C-48 -101 -64 -82 -75 -56C-72 -50 -70 -44 -71 -36C-66 -44 -62 -48 -60 -56C-55 -60 -53 -66 -51 -73C-46 -78 -42 -86 -38 -94Z',
  tail: STANDING.tail,
};

const RUNNING: HorseShape = {
  body:
    'M-116 -98C-120 -103 -118 -109 -112 -112L-94 -124C-92 -129 -88 -133 -85 -135L-84 -127C-70 -124 -54 -112 -40 -103C-26 -98 0 -97 22 -99C38 -104 50 -100 55 -90' +
    'C62 -80 66 -72 74 -62L84 -50L104 -36L114 -38L109 -27L98 -28C88 -34 78 -40 71 -46C58 -52 44 -54 34 -60C16 -52 -6 -52 -24 -56' +
    'C-34 -50 -50 -50 -60 -52L-66 -40L-68 -24L-62 -18L-73 -16L-77 -26C-77 -38 -76 -48 -72 -60C-62 -66 -54 -64 -50 -66C-54 -76 -62 -86 -72 -92C-80 -96 -90 -94 -98 -91C-106 -88 -112 -92 -116 -98Z',
  farLegs:
    'M40 -66C48 -54 58 -44 62 -34L76 -14L87 -11L78 -3L68 -9C58 -22 48 -34 40 -44L26 -58ZM-28 -60C-44 -54 -62 -44 -78 -42L-94 -48L-101 -42L-104 -52L-94 -57L-78 -54C-66 -58 -56 -66 -46 -70Z',
  mane: 'M-87 -131C-72 -128 -56 -116 -40 -103C-42 -106 -36 -112 -28 -112C-36 -120 -44 -122 -50 -128C-60 -134 -72 -138 -87 -131Z',
  tail: 'M53 -94C68 -98 88 -96 104 -84C96 -84 90 -80 84 -76C76 -76 64 -78 56 -84Z',
};

const SHAPES: Record<HorsePose, HorseShape> = { standing: STANDING, grazing: GRAZING, running: RUNNING };

/** Coat colours: body and mane. */
export const COATS = [
  ['#8a4a26', '#3f2418'],
  ['#5b3423', '#20150f'],
  ['#c08a4e', '#f0deb8'],
  ['#d9d3c8', '#a49c90'],
  ['#3a2d2b', '#1b1514'],
] as const;

/** A horse with its hooves at (x, y), `height` px at the withers, facing left (or right when flipped). */
export function paintHorse(
  stage: Stage,
  x: number,
  y: number,
  height: number,
  pose: HorsePose,
  coat: readonly [string, string],
  flip = false,
): void {
  const { mood } = stage;
  const shape = SHAPES[pose];
  const k = height / 100;
  const tint = mood.dark * 0.45;
  const base = mix(coat[0], mood.near, tint);
  const mane = mix(coat[1], mood.near, tint);
  const lightFromLeft = mood.orbX < 0.5 !== flip;
  stage.ellipse(
    x + (mood.orbX < 0.5 ? 1 : -1) * height * 0.22,
    y,
    height * 0.75,
    height * 0.055,
    mood.shadow,
    'opacity="0.3"',
  );
  stage.group(`transform="translate(${n(x)} ${n(y)}) scale(${(flip ? -k : k).toFixed(3)} ${k.toFixed(3)})"`, () => {
    stage.path(shape.farLegs, shift(base, -0.09));
    stage.path(shape.tail, mane);
    stage.path(
      shape.body,
      stage.linear(
        [
          [0, shift(mix(base, mood.light, 0.22), 0.05)],
          [0.45, base],
          [1, shift(base, -0.1)],
        ],
        lightFromLeft ? 0.2 : 0.8,
        0,
        lightFromLeft ? 0.5 : 0.4,
        1,
      ),
    );
    stage.path(shape.mane, mane);
  });
}
