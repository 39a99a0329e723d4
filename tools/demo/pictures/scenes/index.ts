import { bath } from '../rooms/bath';
import { bedroom } from '../rooms/bedroom';
import { dining } from '../rooms/dining';
import { living } from '../rooms/living';
import type { Material } from '../rooms/shell';
import { teaRoom } from '../rooms/tea-room';
import type { ViewName } from '../rooms/views';
import type { Stage } from '../stage';
import { hallCourt } from './hall-court';
import { moonGate } from './moon-gate';
import { birchCabin } from './birch-cabin';
import { persimmonCourt } from './persimmon-court';
import { grassland } from './grassland';
import { lake } from './lake';
import { mountains } from './mountains';
import { teaTerrace, waterVillage } from './terraces';

/** What may be chosen in a scene; a scene ignores what does not concern it. */
export interface SceneOptions {
  /** Rooms: what the window shows and what the walls are made of. */
  view?: ViewName;
  material?: Material;
  /** Grassland. */
  home?: 'yurts' | 'stone' | 'timber' | 'none';
  horses?: number;
  fence?: boolean;
  running?: boolean;
  /** Lake. */
  pier?: boolean;
  boat?: boolean;
  /** Mountains: leaves hanging into the corner. */
  branch?: boolean;
  /** Moon gate: with bamboo around it (default) or without. */
  bamboo?: boolean;
}

export const SCENES = {
  mountains,
  lake,
  teaTerrace,
  waterVillage,
  grassland,
  birchCabin,
  moonGate,
  hallCourt,
  persimmonCourt,
  bedroom,
  teaRoom,
  living,
  dining,
  bath,
} satisfies Record<string, (stage: Stage, options: SceneOptions) => void>;

export type SceneName = keyof typeof SCENES;
export const SCENE_NAMES = Object.keys(SCENES) as SceneName[];
