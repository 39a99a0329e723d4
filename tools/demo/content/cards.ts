/** Member cards that the demo sells, and who has which of them. */

export interface DemoCardKind {
  key: string;
  /** Id of a picture of the demo. */
  cover: string;
  data: Record<string, unknown>;
}

const benefit = (
  code: string,
  title: string,
  titleEn: string,
  count: number,
  note?: [zh: string, en: string],
): object => ({
  code,
  title,
  titleEn,
  kind: count > 0 ? 'counted' : 'promise',
  count,
  note: note?.[0] ?? null,
  noteEn: note?.[1] ?? null,
});

const terms = {
  terms: '权益限本人使用，可携同行人入住；法定节假日免费入住权益不可用。余额可抵扣房费与附加服务，到期失效。',
  termsEn:
    'For the holder, who may bring company; free nights are not for public holidays. The balance pays for stays and extras and ends with the card.',
};

export const DEMO_CARD_KINDS: readonly DemoCardKind[] = [
  {
    key: 'month',
    cover: 'card-month',
    data: {
      title: '月卡',
      titleEn: 'Month card',
      story: '这个月想多住几晚，先从一张月卡开始。',
      storyEn: 'A month of coming back, to begin with.',
      priceFen: 9_900,
      termUnit: 'month',
      rank: 1,
      percentOff: 5,
      colourFrom: '#4A6B8A',
      colourTo: '#22384F',
      numberPrefix: 'YK',
      refundRule: 'week',
      freezesPerYear: 0,
      benefits: [
        benefit('breakfast', '双人早餐', 'Breakfast for two', 2),
        benefit('late', '延迟退房至 13:00', 'Check-out at 13:00', 0),
      ],
      sort: 1,
    },
  },
  {
    key: 'season',
    cover: 'card-season',
    data: {
      title: '季卡',
      titleEn: 'Season card',
      story: '一个季节，三个月，看山色慢慢换。',
      storyEn: 'Three months, and the mountains change colour.',
      priceFen: 26_800,
      termUnit: 'quarter',
      rank: 2,
      percentOff: 8,
      balanceFen: 5_000,
      colourFrom: '#8A5A33',
      colourTo: '#402513',
      numberPrefix: 'JK',
      refundRule: 'week',
      benefits: [
        benefit('breakfast', '双人早餐', 'Breakfast for two', 6),
        benefit('tea', '下午茶点', 'Afternoon tea', 2),
        benefit('late', '延迟退房至 14:00', 'Check-out at 14:00', 0),
      ],
      sort: 2,
    },
  },
  {
    key: 'year',
    cover: 'card-year',
    data: {
      title: '年卡',
      titleEn: 'Annual card',
      story: '四季各来一次，房费一年都便宜，还有两晚我们请。',
      storyEn: 'Come in every season: better prices all year, and two nights on us.',
      priceFen: 69_800,
      termUnit: 'year',
      rank: 3,
      percentOff: 12,
      balanceFen: 20_000,
      numberPrefix: 'NK',
      refundRule: 'pro_rata',
      benefits: [
        benefit('free-night', '免费入住', 'Free night', 2, [
          '周日至周四，标准房型',
          'Sunday to Thursday, standard rooms',
        ]),
        benefit('breakfast', '双人早餐', 'Breakfast for two', 12),
        benefit('late', '延迟退房至 14:00', 'Check-out at 14:00', 0),
      ],
      sort: 3,
    },
  },
  {
    key: 'premium',
    cover: 'card-premium',
    data: {
      title: '年卡·尊享',
      titleEn: 'Annual card, premium',
      story: '把山里当第二个家：六晚免费入住，全年早餐，专属管家。',
      storyEn: 'A second home: six free nights, breakfast all year and a host of your own.',
      priceFen: 198_800,
      termUnit: 'year',
      rank: 4,
      percentOff: 20,
      balanceFen: 80_000,
      colourFrom: '#3B3550',
      colourTo: '#17142A',
      numberPrefix: 'ZX',
      refundRule: 'pro_rata',
      freezesPerYear: 2,
      stock: 50,
      benefits: [
        benefit('free-night', '免费入住', 'Free night', 6, [
          '全部房型，节假日除外',
          'Any room, not on public holidays',
        ]),
        benefit('breakfast', '双人早餐', 'Breakfast for two', 60),
        benefit('pick-up', '车站接送', 'Station pick-up', 4),
        benefit('host', '专属管家', 'Your own host', 0),
      ],
      sort: 4,
    },
  },
].map(({ data, ...kind }) => ({
  ...kind,
  data: { onSale: true, onePerMember: true, termCount: 1, ...terms, ...data },
}));

/** A card of a member, and what happened to it since; it was given some days ago. */
export interface DemoCard {
  persona: string;
  kind: string;
  daysAgo: number;
  /** Of the card's kind it was upgraded to, or of the persona who has it now. */
  then?: 'freeze' | 'replace' | 'extend' | { upgradeTo: string } | { transferTo: string } | 'refund';
}

export const DEMO_CARDS: readonly DemoCard[] = [
  { persona: 'linwan', kind: 'year', daysAgo: 40 },
  { persona: 'chenmo', kind: 'year', daysAgo: 120, then: { upgradeTo: 'premium' } },
  { persona: 'zhouyi', kind: 'season', daysAgo: 20, then: 'freeze' },
  { persona: 'suhe', kind: 'month', daysAgo: 45 },
  { persona: 'xuyuan', kind: 'season', daysAgo: 10, then: 'replace' },
  { persona: 'heqiao', kind: 'month', daysAgo: 5, then: { transferTo: 'tangshu' } },
  { persona: 'jiangli', kind: 'month', daysAgo: 0, then: 'refund' },
];
