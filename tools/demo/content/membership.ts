/** Levels, rules and what members have been through; made through the same commands as in business. */

export interface DemoLevel {
  name: string;
  nameEn: string;
  experience: number;
  percentOff: number;
  /** Id of a picture of the demo. */
  background: string | null;
  benefits: { title: string; titleEn: string; text: string; textEn: string }[];
  validity: { days: number; renewalExperience: number } | null;
}

const lateCheckOut = (time: string): DemoLevel['benefits'][number] => ({
  title: '延迟退房',
  titleEn: 'Late check-out',
  text: `可延至 ${time}，视当日房态`,
  textEn: `Until ${time}, if the room is free`,
});

export const DEMO_LEVELS: readonly DemoLevel[] = [
  {
    name: '青竹会员',
    nameEn: 'Bamboo',
    experience: 0,
    percentOff: 0,
    background: null,
    benefits: [
      {
        title: '签到得积分',
        titleEn: 'Daily points',
        text: '连续签到越久得的越多',
        textEn: 'The longer in a row, the more',
      },
    ],
    validity: null,
  },
  {
    name: '银杏会员',
    nameEn: 'Ginkgo',
    experience: 2_000,
    percentOff: 3,
    background: null,
    benefits: [lateCheckOut('13:00')],
    validity: null,
  },
  {
    name: '云杉会员',
    nameEn: 'Spruce',
    experience: 8_000,
    percentOff: 6,
    background: 'banner-lake',
    benefits: [
      lateCheckOut('14:00'),
      { title: '欢迎茶点', titleEn: 'Welcome tea', text: '入住当天奉上', textEn: 'On the day of arrival' },
    ],
    validity: { days: 365, renewalExperience: 5_000 },
  },
  {
    name: '雪松会员',
    nameEn: 'Cedar',
    experience: 20_000,
    percentOff: 10,
    background: 'banner-snow',
    benefits: [
      lateCheckOut('16:00'),
      { title: '欢迎茶点', titleEn: 'Welcome tea', text: '入住当天奉上', textEn: 'On the day of arrival' },
      { title: '专属管家', titleEn: 'Your own host', text: '微信一对一', textEn: 'In person, on WeChat' },
    ],
    validity: { days: 365, renewalExperience: 12_000 },
  },
];

/** The reward of each day of a week of signing in. */
export const DEMO_SIGN_IN_DAYS = [
  { points: 5, experience: 1, makeUpCards: 0 },
  { points: 8, experience: 1, makeUpCards: 0 },
  { points: 10, experience: 2, makeUpCards: 1 },
  { points: 10, experience: 2, makeUpCards: 0 },
  { points: 15, experience: 2, makeUpCards: 0 },
  { points: 15, experience: 3, makeUpCards: 0 },
  { points: 50, experience: 5, makeUpCards: 1 },
];

export interface DemoMembership {
  /** Key of a persona. */
  persona: string;
  /** Days ago on which somebody signed in, the longest ago first. */
  signedIn: number[];
  /** Days ago that were made up afterwards. */
  madeUp: number[];
  /** Corrections by the manager. */
  adjustments: { asset: 'points' | 'experience'; amount: number; reason: string }[];
}

export const DEMO_MEMBERSHIPS: readonly DemoMembership[] = [
  {
    persona: 'linwan',
    signedIn: [9, 8, 7, 5, 4, 3, 2, 1],
    madeUp: [6],
    adjustments: [
      { asset: 'experience', amount: 3_600, reason: '开业前的老会员，按历史入住迁移' },
      { asset: 'points', amount: 1_200, reason: '开业前的老会员，按历史入住迁移' },
      { asset: 'points', amount: -500, reason: '兑换手作茶杯一只' },
    ],
  },
  {
    persona: 'chenmo',
    signedIn: [3, 2, 1],
    madeUp: [],
    adjustments: [{ asset: 'experience', amount: 21_800, reason: '开业前的老会员，按历史入住迁移' }],
  },
  {
    persona: 'zhouyi',
    signedIn: [12, 11, 10],
    madeUp: [],
    adjustments: [{ asset: 'experience', amount: 9_100, reason: '开业前的老会员，按历史入住迁移' }],
  },
  { persona: 'suhe', signedIn: [1], madeUp: [], adjustments: [] },
  {
    persona: 'tangshu',
    signedIn: [],
    madeUp: [],
    adjustments: [{ asset: 'points', amount: 300, reason: '热水不足，致歉' }],
  },
  {
    persona: 'jiangli',
    signedIn: [],
    madeUp: [],
    adjustments: [{ asset: 'points', amount: 3_000, reason: '开业前的老会员，按历史入住迁移' }],
  },
];

/** Who was brought here by whom, by their keys; the inviter stands before the invited among the personas. */
export const DEMO_INVITATIONS: Readonly<Record<string, string>> = {
  suhe: 'linwan',
  jiangli: 'linwan',
  xuyuan: 'chenmo',
};
