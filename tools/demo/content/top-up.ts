/** Stored value of the demo: what is sold, on which terms, and who has bought it. */
export const DEMO_TOP_UP_PLANS = [
  { name: '充 500', nameEn: 'Top up 500', principalFen: 50_000, giftFen: 2_000, giftDays: 180, sort: 1 },
  {
    name: '充 1000 送 100',
    nameEn: 'Top up 1,000',
    principalFen: 100_000,
    giftFen: 10_000,
    giftDays: 365,
    recommended: true,
    note: '订房、附加服务都可用',
    noteEn: 'For stays and extras',
    sort: 2,
  },
  {
    name: '充 3000 送 450',
    nameEn: 'Top up 3,000',
    principalFen: 300_000,
    giftFen: 45_000,
    giftDays: 365,
    perMember: 2,
    note: '适合一年来几次的老朋友',
    noteEn: 'For friends who come back',
    sort: 3,
  },
];

export const DEMO_TOP_UP_RULE = {
  freeAmount: true,
  minFen: 10_000,
  maxFen: 500_000,
  coolingDays: 7,
  automaticInTime: true,
  automaticLater: false,
  giftLater: 'proportion',
  usedGift: 'waived',
  note: '储值不找零、不转让，在本店所有房源通用。',
  noteEn: 'Good for every house of ours; not transferable.',
};

export interface DemoTopUp {
  persona: string;
  /** Index of the plan. */
  plan: number;
  tender: 'cash' | 'pos' | 'transfer';
  /** Given back the same day; 0 is nothing. */
  refundFen: number;
}

export const DEMO_TOP_UPS: readonly DemoTopUp[] = [
  { persona: 'linwan', plan: 1, tender: 'pos', refundFen: 0 },
  { persona: 'linwan', plan: 2, tender: 'cash', refundFen: 0 },
  { persona: 'jiangli', plan: 0, tender: 'cash', refundFen: 0 },
  { persona: 'xuyuan', plan: 2, tender: 'transfer', refundFen: 0 },
  { persona: 'chenmo', plan: 0, tender: 'cash', refundFen: 20_000 },
];
