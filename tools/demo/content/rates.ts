import { addDays, nextWeekday, yearlyWindow } from './dates';
import type { DemoBlock, DemoRateRule, LocalDate } from './types';

/** How far ahead the demo has prices of its own, days. */
export const RATE_HORIZON_DAYS = 183;

interface Season {
  houses: readonly string[];
  name: string;
  nameEn: string;
  /** `MM-DD`, half-open, every year. */
  start: string;
  end: string;
  percent: number;
}

const SEASONS: readonly Season[] = [
  {
    houses: ['zhuli-yunshe', 'chalong-shanfang'],
    name: '采茶季',
    nameEn: 'Tea picking season',
    start: '03-20',
    end: '05-06',
    percent: 115,
  },
  {
    houses: ['zhuli-yunshe', 'chalong-shanfang'],
    name: '避暑季',
    nameEn: 'Cool summer season',
    start: '07-01',
    end: '09-01',
    percent: 120,
  },
  {
    houses: ['zhuli-yunshe', 'chalong-shanfang'],
    name: '冬日静修',
    nameEn: 'Quiet winter',
    start: '11-25',
    end: '01-20',
    percent: 85,
  },
  {
    houses: ['erpan-tingfeng', 'zhaobi-yuan'],
    name: '暖冬旺季',
    nameEn: 'Warm winter season',
    start: '12-20',
    end: '02-25',
    percent: 125,
  },
  {
    houses: ['erpan-tingfeng', 'zhaobi-yuan'],
    name: '风季特惠',
    nameEn: 'Windy season offer',
    start: '03-01',
    end: '04-20',
    percent: 88,
  },
  {
    houses: ['erpan-tingfeng', 'zhaobi-yuan'],
    name: '暑期旺季',
    nameEn: 'Summer season',
    start: '07-05',
    end: '08-26',
    percent: 130,
  },
  {
    houses: ['muyun-shiwu', 'baiyin-zhanfang', 'baihua-linwu'],
    name: '草原旺季',
    nameEn: 'Green steppe season',
    start: '06-20',
    end: '08-26',
    percent: 140,
  },
  {
    houses: ['muyun-shiwu', 'baiyin-zhanfang', 'baihua-linwu'],
    name: '金秋季',
    nameEn: 'Golden autumn',
    start: '09-10',
    end: '10-10',
    percent: 135,
  },
  {
    houses: ['muyun-shiwu', 'baihua-linwu'],
    name: '冰雪季',
    nameEn: 'Snow season',
    start: '12-15',
    end: '02-28',
    percent: 120,
  },
  {
    houses: ['baiyin-zhanfang', 'muyun-shiwu'],
    name: '淡季特惠',
    nameEn: 'Off season offer',
    start: '03-05',
    end: '05-25',
    percent: 75,
  },
  {
    houses: ['yuezhao-renjia', 'tingxue-laozhai', 'shihong-xiaoyuan'],
    name: '油菜花季',
    nameEn: 'Rapeseed bloom',
    start: '03-10',
    end: '04-10',
    percent: 125,
  },
  {
    houses: ['shihong-xiaoyuan', 'yuezhao-renjia'],
    name: '晒秋季',
    nameEn: 'Harvest season',
    start: '10-08',
    end: '12-01',
    percent: 120,
  },
  {
    houses: ['yuezhao-renjia', 'tingxue-laozhai'],
    name: '梅雨特惠',
    nameEn: 'Plum rain offer',
    start: '06-10',
    end: '07-10',
    percent: 80,
  },
  {
    houses: ['tingxue-laozhai'],
    name: '赏梅季',
    nameEn: 'Plum blossom season',
    start: '01-10',
    end: '02-20',
    percent: 115,
  },
];

/** Seasons of the year that fall into the next six months, cut to them. */
function seasonRules(today: LocalDate): DemoRateRule[] {
  const end = addDays(today, RATE_HORIZON_DAYS);
  return SEASONS.flatMap((season) =>
    yearlyWindow(today, end, season.start, season.end).flatMap((window) =>
      season.houses.map((house) => ({
        house,
        kind: 'season' as const,
        name: season.name,
        nameEn: season.nameEn,
        ...window,
        adjust: { percent: season.percent },
      })),
    ),
  );
}

/** Events and offers on single dates, always some weeks from today so that the demo shows them. */
function dateRules(today: LocalDate): DemoRateRule[] {
  const concert = nextWeekday(addDays(today, 50), 5);
  const fair = nextWeekday(addDays(today, 64), 6);
  const race = nextWeekday(addDays(today, 92), 6);
  const lastMinute = addDays(today, 2);
  const rule = (
    house: string,
    name: string,
    nameEn: string,
    from: LocalDate,
    nights: number,
    adjust: DemoRateRule['adjust'],
    minNights?: number,
  ): DemoRateRule => ({
    house,
    kind: 'date',
    name,
    nameEn,
    from,
    to: addDays(from, nights),
    adjust,
    ...(minNights === undefined ? {} : { minNights }),
  });
  return [
    rule('erpan-tingfeng', '湖畔音乐会', 'Lakeside concert', concert, 2, { fixedFen: 118_800 }, 2),
    rule('zhaobi-yuan', '湖畔音乐会', 'Lakeside concert', concert, 2, { percent: 120 }, 2),
    rule('shihong-xiaoyuan', '乡村市集', 'Village fair', fair, 1, { percent: 125 }),
    rule('yuezhao-renjia', '乡村市集', 'Village fair', fair, 1, { percent: 130 }),
    rule('baiyin-zhanfang', '草原赛马会', 'Steppe horse race', race, 2, { fixedFen: 98_800 }, 2),
    rule('muyun-shiwu', '草原赛马会', 'Steppe horse race', race, 2, { percent: 130 }, 2),
    rule('chalong-shanfang', '临期特惠', 'Last-minute offer', lastMinute, 3, { fixedFen: 66_800 }),
    rule('yuezhao-renjia', '临期特惠', 'Last-minute offer', addDays(today, 3), 2, { percent: 85 }),
  ];
}

/** All rate rules over the six months from `today`; a later rule wins over an earlier one on the same night. */
export const demoRateRules = (today: LocalDate): DemoRateRule[] => [...seasonRules(today), ...dateRules(today)];

/** Nights kept from sale. */
export const DEMO_BLOCKS: readonly DemoBlock[] = [
  { house: 'baiyin-zhanfang', unit: '开阳', startOffset: 1, nights: 6, reason: '更换毡顶', kind: 'repair' },
  {
    house: 'erpan-tingfeng',
    unit: '听风 204',
    startOffset: 12,
    nights: 3,
    reason: '木桶上油保养',
    kind: 'repair',
  },
  { house: 'shihong-xiaoyuan', unit: '整院', startOffset: 24, nights: 4, reason: '主人自住', kind: 'owner' },
];
