import type { DemoNote } from './types';

/** Who waits for the nights of which order: what ends in a cancellation is free for the note, the others wait on. */
export const DEMO_NOTES: readonly DemoNote[] = [
  { order: 'confirmed-bamboo', persona: 'linwan', adults: 2, children: 1, remark: null },
  { order: 'rejected-snow', persona: 'linwan', adults: 2, children: 0, remark: null },
  {
    order: 'confirmed-snow',
    caller: { name: '秦先生', phone: '13900002016' },
    adults: 4,
    children: 0,
    remark: '白天开会，晚上七点后打',
  },
  {
    order: 'refunding-stone',
    caller: { name: '宋女士', phone: '13900002027' },
    adults: 2,
    children: 1,
    remark: '只要挨着草场的石屋',
  },
];
