/** A room of a floor plan, in metres from the upper left corner. */
export interface PlanRoom {
  label: string;
  x: number;
  y: number;
  w: number;
  h: number;
  kind: 'bedroom' | 'living' | 'dining' | 'kitchen' | 'bath' | 'tea' | 'hall' | 'court' | 'terrace';
  /** Furniture turned left to right. */
  mirror?: boolean;
  /** Where the label stands, as shares of the room. */
  at?: readonly [number, number];
}

/** Something cut into a wall: a door (with its swing) or a window. */
export interface PlanOpening {
  type: 'door' | 'window' | 'sliding';
  x: number;
  y: number;
  /** Metres along the wall. */
  size: number;
  wall: 'horizontal' | 'vertical';
  /** Where the leaf swings to: +1 right/down, -1 left/up. */
  swing?: 1 | -1;
}

export interface PlanLayout {
  w: number;
  h: number;
  rooms: PlanRoom[];
  openings: PlanOpening[];
  /** Round outline instead of a rectangle: a yurt. */
  round?: boolean;
}

export const PLAN_NAMES = ['suite', 'cottage', 'family', 'courtyard', 'yurt'] as const;
export type PlanName = (typeof PLAN_NAMES)[number];

export const PLANS: Record<PlanName, PlanLayout> = {
  suite: {
    w: 10,
    h: 6,
    rooms: [
      { label: '主卧', x: 0, y: 0, w: 5.2, h: 6, kind: 'bedroom' },
      { label: '茶室', x: 5.2, y: 2.6, w: 4.8, h: 3.4, kind: 'tea' },
      { label: '卫浴', x: 6.8, y: 0, w: 3.2, h: 2.6, kind: 'bath' },
      { label: '玄关', x: 5.2, y: 0, w: 1.6, h: 2.6, kind: 'hall' },
    ],
    openings: [
      { type: 'door', x: 5.5, y: 0, size: 1, wall: 'horizontal', swing: 1 },
      { type: 'door', x: 6.8, y: 0.9, size: 0.8, wall: 'vertical', swing: 1 },
      { type: 'sliding', x: 5.2, y: 3.2, size: 2, wall: 'vertical' },
      { type: 'sliding', x: 5.35, y: 2.6, size: 1.3, wall: 'horizontal' },
      { type: 'window', x: 1.1, y: 6, size: 3, wall: 'horizontal' },
      { type: 'window', x: 6.2, y: 6, size: 2.8, wall: 'horizontal' },
      { type: 'window', x: 10, y: 0.8, size: 1.1, wall: 'vertical' },
    ],
  },
  cottage: {
    w: 11,
    h: 8,
    rooms: [
      { label: '客厅', x: 0, y: 3.6, w: 6.8, h: 4.4, kind: 'living' },
      { label: '玄关', x: 4.2, y: 2.4, w: 2.6, h: 1.2, kind: 'hall' },
      { label: '餐厨', x: 0, y: 0, w: 4.2, h: 3.6, kind: 'kitchen' },
      { label: '卫浴', x: 4.2, y: 0, w: 2.6, h: 2.4, kind: 'bath' },
      { label: '主卧', x: 6.8, y: 0, w: 4.2, h: 4, kind: 'bedroom', mirror: true, at: [0.24, 0.42] },
      { label: '次卧', x: 6.8, y: 4, w: 4.2, h: 4, kind: 'bedroom', mirror: true, at: [0.24, 0.62] },
    ],
    openings: [
      { type: 'sliding', x: 4.9, y: 3.6, size: 1.5, wall: 'horizontal' },
      { type: 'door', x: 5.4, y: 8, size: 1, wall: 'horizontal', swing: -1 },
      { type: 'sliding', x: 1, y: 3.6, size: 2.2, wall: 'horizontal' },
      { type: 'door', x: 6.8, y: 2.7, size: 0.9, wall: 'vertical', swing: 1 },
      { type: 'door', x: 6.8, y: 4.6, size: 0.9, wall: 'vertical', swing: 1 },
      { type: 'door', x: 4.9, y: 2.4, size: 0.8, wall: 'horizontal', swing: 1 },
      { type: 'window', x: 0, y: 4.6, size: 2.2, wall: 'vertical' },
      { type: 'window', x: 11, y: 1, size: 2, wall: 'vertical' },
      { type: 'window', x: 11, y: 5, size: 2, wall: 'vertical' },
      { type: 'window', x: 1, y: 0, size: 2, wall: 'horizontal' },
      { type: 'window', x: 5, y: 0, size: 0.9, wall: 'horizontal' },
    ],
  },
  family: {
    w: 13,
    h: 8.4,
    rooms: [
      { label: '客厅', x: 4.4, y: 3.6, w: 4.6, h: 4.8, kind: 'living' },
      { label: '餐厅', x: 4.4, y: 0, w: 4.6, h: 3.6, kind: 'dining' },
      { label: '主卧', x: 0, y: 0, w: 4.4, h: 4.2, kind: 'bedroom' },
      { label: '次卧', x: 0, y: 5.8, w: 4.4, h: 2.6, kind: 'bedroom', at: [0.74, 0.7] },
      { label: '卫浴', x: 0, y: 4.2, w: 4.4, h: 1.6, kind: 'bath', mirror: true, at: [0.46, 0.6] },
      { label: '茶室', x: 9, y: 0, w: 4, h: 3, kind: 'tea' },
      { label: '卧室', x: 9, y: 4.8, w: 4, h: 3.6, kind: 'bedroom', mirror: true, at: [0.22, 0.62] },
      { label: '卫浴', x: 9, y: 3, w: 4, h: 1.8, kind: 'bath', at: [0.52, 0.58] },
    ],
    openings: [
      { type: 'door', x: 7.7, y: 8.4, size: 1.1, wall: 'horizontal', swing: -1 },
      { type: 'sliding', x: 5.4, y: 3.6, size: 2.4, wall: 'horizontal' },
      { type: 'door', x: 4.4, y: 2.6, size: 0.9, wall: 'vertical', swing: -1 },
      { type: 'door', x: 4.4, y: 6.05, size: 0.9, wall: 'vertical', swing: -1 },
      { type: 'sliding', x: 4.4, y: 4.6, size: 0.8, wall: 'vertical' },
      { type: 'sliding', x: 9, y: 0.6, size: 1.7, wall: 'vertical' },
      { type: 'sliding', x: 9, y: 3.5, size: 0.8, wall: 'vertical' },
      { type: 'door', x: 9, y: 5.2, size: 0.9, wall: 'vertical', swing: 1 },
      { type: 'window', x: 0, y: 1, size: 2.2, wall: 'vertical' },
      { type: 'window', x: 0, y: 6.4, size: 1.4, wall: 'vertical' },
      { type: 'window', x: 13, y: 0.7, size: 1.6, wall: 'vertical' },
      { type: 'window', x: 13, y: 5.6, size: 2, wall: 'vertical' },
      { type: 'window', x: 5.6, y: 0, size: 2.2, wall: 'horizontal' },
    ],
  },
  courtyard: {
    w: 13.6,
    h: 11,
    rooms: [
      { label: '客厅', x: 4.4, y: 0, w: 4.8, h: 3.8, kind: 'living' },
      { label: '主卧', x: 0, y: 0, w: 4.4, h: 3.8, kind: 'bedroom', at: [0.76, 0.4] },
      { label: '餐厨', x: 9.2, y: 0, w: 4.4, h: 3.8, kind: 'kitchen' },
      { label: '次卧', x: 0, y: 3.8, w: 3.8, h: 4.4, kind: 'bedroom', at: [0.79, 0.66] },
      { label: '卫浴', x: 0, y: 8.2, w: 3.8, h: 2.8, kind: 'bath', mirror: true },
      { label: '茶室', x: 9.8, y: 3.8, w: 3.8, h: 2.9, kind: 'tea' },
      { label: '卫浴', x: 9.8, y: 6.7, w: 3.8, h: 1.7, kind: 'bath', at: [0.5, 0.6] },
      { label: '卧室', x: 9.8, y: 8.4, w: 3.8, h: 2.6, kind: 'bedroom', mirror: true, at: [0.2, 0.34] },
      { label: '庭院', x: 3.8, y: 3.8, w: 6, h: 7.2, kind: 'court' },
    ],
    openings: [
      { type: 'door', x: 6.2, y: 11, size: 1.3, wall: 'horizontal', swing: -1 },
      { type: 'sliding', x: 5.4, y: 3.8, size: 2.8, wall: 'horizontal' },
      { type: 'door', x: 4.4, y: 2.6, size: 0.9, wall: 'vertical', swing: -1 },
      { type: 'door', x: 9.2, y: 2.6, size: 0.9, wall: 'vertical', swing: 1 },
      { type: 'door', x: 3.8, y: 4.6, size: 0.9, wall: 'vertical', swing: -1 },
      { type: 'sliding', x: 3.8, y: 9.1, size: 0.9, wall: 'vertical' },
      { type: 'sliding', x: 9.8, y: 7.15, size: 0.8, wall: 'vertical' },
      { type: 'sliding', x: 9.8, y: 4.3, size: 1.9, wall: 'vertical' },
      { type: 'door', x: 9.8, y: 9.6, size: 0.9, wall: 'vertical', swing: -1 },
      { type: 'window', x: 1.2, y: 0, size: 2, wall: 'horizontal' },
      { type: 'window', x: 10.4, y: 0, size: 2, wall: 'horizontal' },
      { type: 'window', x: 0, y: 5, size: 1.8, wall: 'vertical' },
      { type: 'window', x: 13.6, y: 4.4, size: 1.6, wall: 'vertical' },
      { type: 'window', x: 13.6, y: 9.1, size: 1.2, wall: 'vertical' },
    ],
  },
  yurt: {
    w: 8,
    h: 8,
    round: true,
    rooms: [
      { label: '毡包', x: 0, y: 0, w: 8, h: 5.2, kind: 'bedroom', at: [0.66, 0.34] },
      { label: '卫浴', x: 4.9, y: 5.2, w: 3.1, h: 2.8, kind: 'bath' },
      { label: '起居', x: 0, y: 5.2, w: 4.9, h: 2.8, kind: 'hall' },
    ],
    openings: [
      { type: 'sliding', x: 2, y: 5.2, size: 2, wall: 'horizontal' },
      { type: 'door', x: 4.9, y: 5.7, size: 0.8, wall: 'vertical', swing: 1 },
    ],
  },
};
