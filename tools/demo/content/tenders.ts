/** Orders that members paid from the wallet, the rest by WeChat. */
export interface DemoTenderOrder {
  persona: string;
  /** Which of the houses, and how many days from today; where no other order of the demo is in the way. */
  house: number;
  startOffset: number;
  nights: number;
  tenders: { voucher?: boolean; points?: boolean; card?: boolean; stored?: boolean };
}

export const DEMO_TENDER_ORDERS: readonly DemoTenderOrder[] = [
  { persona: 'jiangli', house: 1, startOffset: 70, nights: 3, tenders: { points: true, stored: true } },
  { persona: 'linwan', house: 2, startOffset: 72, nights: 2, tenders: { voucher: true, points: true, stored: true } },
];
