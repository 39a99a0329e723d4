import type { MoodName } from './moods';
import type { PlanName } from './plans/layouts';
import type { SceneName, SceneOptions } from './scenes';

interface Sized {
  /** Unique; the file name begins with it. */
  id: string;
  /** Pixels of the file. */
  width: number;
  height: number;
}

export interface ScenePicture extends Sized {
  type: 'scene';
  scene: SceneName;
  mood: MoodName;
  /** Another seed draws another picture of the same kind; the id when left out. */
  seed?: string;
  options?: SceneOptions;
}

export interface PlanPicture extends Sized {
  type: 'plan';
  plan: PlanName;
}

export interface AvatarPicture extends Sized {
  type: 'avatar';
}

export type PictureSpec = ScenePicture | PlanPicture | AvatarPicture;

const photo = (id: string, scene: SceneName, mood: MoodName, options: SceneOptions = {}): ScenePicture => ({
  type: 'scene',
  id,
  scene,
  mood,
  options,
  width: 1600,
  height: 1200,
});
const banner = (id: string, scene: SceneName, mood: MoodName, options: SceneOptions = {}): ScenePicture => ({
  ...photo(id, scene, mood, options),
  height: 900,
});
const plan = (id: string, name: PlanName): PlanPicture => ({
  type: 'plan',
  id,
  plan: name,
  width: 1600,
  height: 1200,
});
const avatar = (id: string): AvatarPicture => ({ type: 'avatar', id, width: 320, height: 320 });

const MOGANSHAN: PictureSpec[] = [
  photo('zhuli-gate', 'moonGate', 'summerMist'),
  photo('zhuli-valley', 'mountains', 'summerMist', { branch: true }),
  photo('zhuli-bedroom', 'bedroom', 'summerMist', { view: 'bamboo', material: 'earth' }),
  photo('zhuli-tea', 'teaRoom', 'springDawn', { view: 'bamboo', material: 'plaster' }),
  photo('zhuli-bath', 'bath', 'summerMist', { view: 'bamboo' }),
  photo('zhuli-dining', 'dining', 'rain', { view: 'bamboo', material: 'plaster' }),
  plan('zhuli-plan', 'family'),
  photo('chalong-terrace', 'teaTerrace', 'springDawn'),
  photo('chalong-noon', 'teaTerrace', 'summerNoon'),
  photo('chalong-living', 'living', 'springDawn', { view: 'tea', material: 'plaster' }),
  photo('chalong-bedroom', 'bedroom', 'summerNoon', { view: 'tea', material: 'plaster' }),
  photo('chalong-dining', 'dining', 'springDawn', { view: 'tea', material: 'earth' }),
  photo('chalong-night', 'hallCourt', 'night'),
  plan('chalong-plan', 'cottage'),
];

const DALI: PictureSpec[] = [
  photo('tingfeng-pier', 'lake', 'lakeDusk', { pier: true, boat: true }),
  photo('tingfeng-day', 'lake', 'lakeDay', { boat: true }),
  photo('tingfeng-bedroom', 'bedroom', 'lakeDusk', { view: 'lake', material: 'plaster' }),
  photo('tingfeng-tea', 'teaRoom', 'lakeDay', { view: 'lake', material: 'plaster' }),
  photo('tingfeng-bath', 'bath', 'lakeDusk', { view: 'lake' }),
  photo('tingfeng-night', 'lake', 'night', { pier: true }),
  plan('tingfeng-plan', 'suite'),
  photo('zhaobi-hall', 'hallCourt', 'autumnGold'),
  photo('zhaobi-gate', 'moonGate', 'lakeDay', { bamboo: false }),
  photo('zhaobi-living', 'living', 'autumnGold', { view: 'mountains', material: 'plaster' }),
  photo('zhaobi-bedroom', 'bedroom', 'lakeDay', { view: 'mountains', material: 'earth' }),
  photo('zhaobi-dining', 'dining', 'autumnDusk', { view: 'lake', material: 'earth' }),
  photo('zhaobi-cangshan', 'mountains', 'autumnDusk', { branch: true }),
  plan('zhaobi-plan', 'courtyard'),
];

const WULANBUTONG: PictureSpec[] = [
  photo('muyun-house', 'grassland', 'steppeGold', { home: 'stone', horses: 4, fence: true }),
  photo('muyun-herd', 'grassland', 'steppeDay', { home: 'none', horses: 5, running: true }),
  photo('muyun-living', 'living', 'steppeGold', { view: 'grassland', material: 'stone' }),
  photo('muyun-bedroom', 'bedroom', 'steppeDay', { view: 'grassland', material: 'timber' }),
  photo('muyun-dining', 'dining', 'steppeGold', { view: 'grassland', material: 'timber' }),
  photo('muyun-night', 'grassland', 'night', { home: 'stone', horses: 2 }),
  plan('muyun-plan', 'cottage'),
  photo('zhanfang-camp', 'grassland', 'steppeDay', { home: 'yurts', horses: 4 }),
  photo('zhanfang-dusk', 'grassland', 'autumnDusk', { home: 'yurts', horses: 3 }),
  photo('zhanfang-bedroom', 'bedroom', 'steppeGold', { view: 'grassland', material: 'earth' }),
  photo('zhanfang-tea', 'teaRoom', 'steppeDay', { view: 'grassland', material: 'earth' }),
  photo('zhanfang-bath', 'bath', 'steppeDay', { view: 'grassland', material: 'timber' }),
  photo('zhanfang-stars', 'grassland', 'night', { home: 'yurts', horses: 3 }),
  plan('zhanfang-plan', 'yurt'),
  photo('baihua-snow', 'birchCabin', 'winterNight'),
  photo('baihua-autumn', 'birchCabin', 'steppeGold'),
  photo('baihua-living', 'living', 'winterNight', { view: 'mountains', material: 'timber' }),
  photo('baihua-bedroom', 'bedroom', 'winterDay', { view: 'mountains', material: 'timber' }),
  photo('baihua-bath', 'bath', 'winterDay', { view: 'mountains', material: 'timber' }),
  photo('baihua-horses', 'grassland', 'winterDay', { home: 'timber', horses: 3, fence: true }),
  plan('baihua-plan', 'cottage'),
];

const HUIZHOU: PictureSpec[] = [
  photo('yuezhao-village', 'waterVillage', 'rain'),
  photo('yuezhao-dusk', 'waterVillage', 'autumnDusk'),
  photo('yuezhao-bedroom', 'bedroom', 'rain', { view: 'mountains', material: 'plaster' }),
  photo('yuezhao-tea', 'teaRoom', 'rain', { view: 'bamboo', material: 'plaster' }),
  photo('yuezhao-living', 'living', 'springDawn', { view: 'mountains', material: 'plaster' }),
  photo('yuezhao-night', 'waterVillage', 'night'),
  plan('yuezhao-plan', 'suite'),
  photo('tingxue-hall', 'hallCourt', 'winterNight'),
  photo('tingxue-gate', 'moonGate', 'winterDay'),
  photo('tingxue-tea', 'teaRoom', 'winterDay', { view: 'mountains', material: 'plaster' }),
  photo('tingxue-bedroom', 'bedroom', 'winterNight', { view: 'mountains', material: 'plaster' }),
  photo('tingxue-bath', 'bath', 'winterNight', { view: 'bamboo', material: 'stone' }),
  photo('tingxue-living', 'living', 'winterDay', { view: 'mountains', material: 'plaster' }),
  plan('tingxue-plan', 'courtyard'),
  photo('shihong-court', 'persimmonCourt', 'autumnGold'),
  photo('shihong-evening', 'persimmonCourt', 'autumnDusk'),
  photo('shihong-bedroom', 'bedroom', 'autumnGold', { view: 'mountains', material: 'plaster' }),
  photo('shihong-dining', 'dining', 'autumnGold', { view: 'mountains', material: 'plaster' }),
  photo('shihong-tea', 'teaRoom', 'autumnGold', { view: 'mountains', material: 'earth' }),
  photo('shihong-gate', 'moonGate', 'autumnGold', { bamboo: false }),
  plan('shihong-plan', 'courtyard'),
];

const COVERS: PictureSpec[] = [
  photo('place-moganshan', 'mountains', 'springDawn', { branch: true }),
  photo('place-dali', 'lake', 'lakeDay', { pier: true, boat: true }),
  photo('place-wulanbutong', 'grassland', 'steppeGold', { home: 'yurts', horses: 5 }),
  photo('place-huizhou', 'waterVillage', 'autumnGold'),
];

const BANNERS: PictureSpec[] = [
  banner('banner-herd', 'grassland', 'steppeGold', { home: 'none', horses: 5, running: true }),
  banner('banner-lake', 'lake', 'lakeDusk', { boat: true }),
  banner('banner-snow', 'hallCourt', 'winterNight'),
  banner('banner-guide', 'teaTerrace', 'springDawn'),
  banner('card-month', 'lake', 'lakeDay', { boat: true }),
  banner('card-season', 'mountains', 'autumnGold', { branch: true }),
  banner('card-year', 'mountains', 'summerMist', { branch: true }),
  banner('card-premium', 'lake', 'night'),
];

const AVATARS: PictureSpec[] = ['linwan', 'chenmo', 'zhouyi', 'suhe', 'heqiao', 'xuyuan', 'jiangli', 'tangshu'].map(
  (name) => avatar(`avatar-${name}`),
);

/** Every picture of the demo. */
export const PICTURES: readonly PictureSpec[] = [
  ...MOGANSHAN,
  ...DALI,
  ...WULANBUTONG,
  ...HUIZHOU,
  ...COVERS,
  ...BANNERS,
  ...AVATARS,
];

const BY_ID = new Map(PICTURES.map((spec) => [spec.id, spec]));

/** The picture with this id; undefined when there is none. */
export const pictureById = (id: string): PictureSpec | undefined => BY_ID.get(id);
