/** Buildings with owners, and a company that invoices are written to; all invented. */

/** A number that passes the check and belongs to nobody. */
export const DEMO_COMPANY = {
  kind: 'company',
  name: '远山近水文化有限公司（示例）',
  taxNo: '91330521MA2B4C5D69',
  address: '湖州市德清县莫干山镇',
  phone: '0572-8000000',
  bank: '示例银行莫干山支行',
  account: '6200000000000000000',
  email: 'finance@example.com',
};

const whole = (name: string, phone: string) => [{ name, phone, share: 10_000 }];

interface DemoBuilding {
  name: string;
  note: string;
  layout: { fromFloor: number; toFloor: number; unitsPerFloor: number };
  /** In the order in which they came. */
  owners: {
    unit: string;
    daysAgo: number;
    people: { name: string; phone: string; share: number }[];
    reason: string;
  }[];
}

export const DEMO_BUILDINGS: readonly DemoBuilding[] = [
  {
    name: '听松 1 号楼',
    note: '临溪，2019 年交付',
    layout: { fromFloor: 1, toFloor: 4, unitsPerFloor: 3 },
    owners: [
      { unit: '101', daysAgo: 900, people: whole('陆行舟', '13900003001'), reason: '首次登记' },
      { unit: '101', daysAgo: 120, people: whole('苏禾', '13900003002'), reason: '二手交易过户' },
      { unit: '201', daysAgo: 800, people: whole('顾南枝', '13900003003'), reason: '首次登记' },
      {
        unit: '302',
        daysAgo: 640,
        people: [
          { name: '沈知白', phone: '13900003004', share: 6_000 },
          { name: '沈知远', phone: '13900003005', share: 4_000 },
        ],
        reason: '兄弟共有',
      },
      { unit: '402', daysAgo: 30, people: whole('叶听澜', '13900003006'), reason: '首次登记' },
    ],
  },
  {
    name: '望湖 2 号楼',
    note: '带地下储藏',
    layout: { fromFloor: 1, toFloor: 3, unitsPerFloor: 2 },
    owners: [{ unit: '301', daysAgo: 400, people: whole('周行简', '13900003007'), reason: '首次登记' }],
  },
];
