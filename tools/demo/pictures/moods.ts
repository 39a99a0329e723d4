import type { Hex } from './color';

/** Three tones of one material: in shade, in even light, in the sun. */
export type Tones = readonly [shade: Hex, middle: Hex, lit: Hex];

/** Season and hour of a picture: every colour of a scene comes from here. */
export interface Mood {
  /** Zenith to horizon. */
  sky: readonly [Hex, Hex, Hex, Hex];
  /** What distance fades into. */
  haze: Hex;
  far: Hex;
  near: Hex;
  light: Hex;
  orb: 'sun' | 'moon' | 'none';
  /** Position of the orb: 0..1 of the sheet's width and of the sky's height. */
  orbX: number;
  orbY: number;
  leaf: Tones;
  grass: Tones;
  ground: Tones;
  wall: Tones;
  roof: Tones;
  wood: Tones;
  water: Tones;
  lamp: Hex;
  /** 0 = lamps off in full daylight, 1 = night. */
  dark: number;
  snow: boolean;
  stars: boolean;
  /** Cast on surfaces as shadow. */
  shadow: Hex;
}

export const MOOD_NAMES = [
  'springDawn',
  'summerMist',
  'summerNoon',
  'rain',
  'autumnGold',
  'autumnDusk',
  'lakeDusk',
  'lakeDay',
  'steppeDay',
  'steppeGold',
  'winterDay',
  'winterNight',
  'night',
] as const;
export type MoodName = (typeof MOOD_NAMES)[number];

const day = {
  light: '#fff0cf',
  orb: 'sun' as const,
  orbX: 0.72,
  orbY: 0.42,
  wall: ['#c9cfca', '#ece9df', '#fbf7ec'] as Tones,
  roof: ['#2f393f', '#4b585e', '#75848a'] as Tones,
  wood: ['#5a3d2a', '#8a6142', '#bd9066'] as Tones,
  ground: ['#8b8d83', '#b9b7a8', '#dcd7c4'] as Tones,
  lamp: '#ffd890',
  dark: 0,
  snow: false,
  stars: false,
  shadow: '#2f4450',
};

export const MOODS: Record<MoodName, Mood> = {
  springDawn: {
    ...day,
    sky: ['#7fb0bd', '#b9d5cf', '#f0e4cd', '#f9d2b4'],
    haze: '#efe2cf',
    far: '#9dbfb6',
    near: '#2a5648',
    leaf: ['#2c5a45', '#5f9468', '#b2cd84'],
    grass: ['#4d7d4f', '#86b062', '#cbdc92'],
    water: ['#5f95a0', '#a5c8c6', '#f4e4cf'],
    orbX: 0.68,
    orbY: 0.62,
  },
  summerMist: {
    ...day,
    sky: ['#8fb9b8', '#bcd6cd', '#e0ebdf', '#f2f1e2'],
    haze: '#e6eee3',
    far: '#9fc0b1',
    near: '#184538',
    leaf: ['#1d4d3b', '#44805a', '#93b873'],
    grass: ['#33694a', '#6a9c5d', '#afc97c'],
    water: ['#4d8480', '#93bab0', '#e6ede0'],
    orbX: 0.3,
    orbY: 0.4,
  },
  summerNoon: {
    ...day,
    sky: ['#3c8dbd', '#79b8d3', '#b9dde0', '#e9f1e2'],
    haze: '#d3e6e3',
    far: '#8dbcc2',
    near: '#245f42',
    leaf: ['#1f5b3d', '#4b9355', '#a6c966'],
    grass: ['#3c7f49', '#79b055', '#c0d873'],
    water: ['#2f7f9a', '#6fb4c0', '#cfe8e2'],
    orbX: 0.8,
    orbY: 0.25,
  },
  rain: {
    ...day,
    sky: ['#7f949b', '#a3b4b5', '#c6d0cb', '#dde1d8'],
    haze: '#d5dcd5',
    far: '#9fb2ac',
    near: '#2b463f',
    light: '#eef0e6',
    orb: 'none',
    leaf: ['#264a3e', '#4c7a62', '#86a682'],
    grass: ['#3d6450', '#6c9070', '#a0b78c'],
    wall: ['#aeb9b6', '#d3d8d2', '#e8e9e1'],
    water: ['#5d7d80', '#94acab', '#d0d9d3'],
    dark: 0.35,
  },
  autumnGold: {
    ...day,
    sky: ['#83aebc', '#c3d5cb', '#f3e2ba', '#f8cf92'],
    haze: '#f1dfba',
    far: '#c3b48f',
    near: '#6d4727',
    light: '#ffe3a8',
    leaf: ['#8c431d', '#d08430', '#f2c55c'],
    grass: ['#8a6a34', '#bd9a4c', '#e8d088'],
    wall: ['#cbc4b4', '#efe6d3', '#fdf4df'],
    water: ['#5f8a92', '#a9bcae', '#f4dfae'],
    shadow: '#4a3b3c',
    orbX: 0.26,
    orbY: 0.6,
  },
  autumnDusk: {
    ...day,
    sky: ['#39476f', '#836a8f', '#df8f78', '#fac886'],
    haze: '#edb18a',
    far: '#a97d88',
    near: '#332b45',
    light: '#ffc98a',
    leaf: ['#4a2b33', '#a1502f', '#e39a4b'],
    grass: ['#4c4043', '#8a6a4f', '#cf9f63'],
    wall: ['#8c83a0', '#c9b3b3', '#f3d6b8'],
    roof: ['#2b2c42', '#45445c', '#7c6a78'],
    wood: ['#3f2b31', '#6d4a42', '#b07c58'],
    ground: ['#5d566b', '#91818a', '#d3ac97'],
    water: ['#3c4a74', '#9a7894', '#f5b98a'],
    dark: 0.6,
    shadow: '#2a2440',
    orbX: 0.36,
    orbY: 0.74,
  },
  lakeDusk: {
    ...day,
    sky: ['#28406f', '#6a6aa0', '#d98a97', '#fdd2a0'],
    haze: '#eab3a2',
    far: '#9a83a6',
    near: '#232a4b',
    light: '#ffd3a0',
    leaf: ['#222c48', '#4d4a66', '#a5776f'],
    grass: ['#2b3350', '#5b5470', '#b98b80'],
    wall: ['#7f84a8', '#bfb1bf', '#f3d5c2'],
    roof: ['#222a47', '#3c4361', '#75708c'],
    wood: ['#33283a', '#614550', '#a97863'],
    ground: ['#4d5273', '#837a92', '#d0a79d'],
    water: ['#27406f', '#8479a5', '#f8bf9c'],
    dark: 0.65,
    shadow: '#1e2244',
    orbX: 0.6,
    orbY: 0.78,
  },
  lakeDay: {
    ...day,
    sky: ['#4a96c4', '#86bfd8', '#c3e0e4', '#f2f0df'],
    haze: '#d8e7e4',
    far: '#86aec2',
    near: '#2c5566',
    leaf: ['#2a5b4f', '#5a9468', '#b7cd7c'],
    grass: ['#6d8f4f', '#a9bb5c', '#e2d988'],
    water: ['#2a7aa3', '#65acc4', '#c8e4e2'],
    orbX: 0.22,
    orbY: 0.3,
  },
  steppeDay: {
    ...day,
    sky: ['#2f7fbe', '#6cb0da', '#b4d9e6', '#eef2e4'],
    haze: '#d6e6dc',
    far: '#8fb6a8',
    near: '#3c7044',
    leaf: ['#2b5f3f', '#5a9450', '#b2cb68'],
    grass: ['#4a8447', '#8ab556', '#cfdc7e'],
    water: ['#3a86ad', '#7dbccb', '#d5ebe6'],
    orbX: 0.78,
    orbY: 0.26,
  },
  steppeGold: {
    ...day,
    sky: ['#4f86ad', '#9dbfc4', '#f1deb2', '#fbc884'],
    haze: '#f3d3a0',
    far: '#c4a279',
    near: '#6c4a26',
    light: '#ffdc98',
    leaf: ['#7d4a1e', '#c98a2f', '#f4ca5e'],
    grass: ['#83602a', '#c2933d', '#f0cd78'],
    wall: ['#c7b8a2', '#efe0c6', '#fff2d6'],
    water: ['#54829a', '#b3b49c', '#f9dba0'],
    dark: 0.15,
    shadow: '#4b3632',
    orbX: 0.7,
    orbY: 0.7,
  },
  winterDay: {
    ...day,
    sky: ['#8fa9bf', '#b9cad6', '#dfe5e6', '#f6ebdf'],
    haze: '#e8ebec',
    far: '#b0c1cd',
    near: '#4a6170',
    light: '#fff1dc',
    leaf: ['#3a5554', '#67827c', '#b9c9c6'],
    grass: ['#a9bac8', '#dbe4ea', '#fbfaf6'],
    wall: ['#b9c2ca', '#dfe1e0', '#f6f0e6'],
    ground: ['#a3b4c4', '#d6e0e8', '#faf8f3'],
    water: ['#6f90a8', '#a9c0cc', '#e3e8e8'],
    snow: true,
    dark: 0.1,
    shadow: '#46607c',
    orbX: 0.3,
    orbY: 0.55,
  },
  winterNight: {
    ...day,
    sky: ['#12234a', '#284274', '#586c9a', '#a596ac'],
    haze: '#8b8fae',
    far: '#5d719b',
    near: '#1b2f55',
    light: '#dfe6f5',
    orb: 'none',
    leaf: ['#182c4d', '#34507a', '#8ea4c2'],
    grass: ['#3f5a88', '#7c93b8', '#c5d0e0'],
    wall: ['#4f648f', '#7d8cab', '#b3b4bf'],
    roof: ['#14203e', '#26375c', '#506489'],
    wood: ['#2c2530', '#57403e', '#96694c'],
    ground: ['#3d5685', '#7389b2', '#b9c6da'],
    water: ['#1a3260', '#46608f', '#9a9cb4'],
    lamp: '#ffc56e',
    dark: 0.95,
    snow: true,
    shadow: '#0f1c3c',
  },
  night: {
    ...day,
    sky: ['#0a1834', '#132a52', '#2a4a72', '#6a8492'],
    haze: '#587890',
    far: '#3a5d7c',
    near: '#0c1c33',
    light: '#f3ecd2',
    orb: 'moon',
    orbX: 0.76,
    orbY: 0.26,
    leaf: ['#0d2231', '#204353', '#4c7478'],
    grass: ['#10283a', '#244a56', '#4f7a74'],
    wall: ['#33496b', '#566a86', '#8f9aa5'],
    roof: ['#0d172b', '#1c2b45', '#3d516c'],
    wood: ['#201c26', '#463430', '#8c6044'],
    ground: ['#1d3148', '#38526a', '#6f8592'],
    water: ['#0c1f3d', '#264766', '#6d8a98'],
    lamp: '#ffc873',
    dark: 1,
    stars: true,
    shadow: '#060d1d',
  },
};
