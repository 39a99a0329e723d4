// @ts-check
/** Houses, prices and pictures of the mock: invented, the same on every run. */

/** @typedef {import('../../src/api/types').HouseDetail} HouseDetail */

/** @param {number} n */
const day = (n) => new Date(n * 86_400_000).toISOString().slice(0, 10);
/** @param {string} date */
export const dayNumber = (date) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
/** @param {string} date @param {number} n */
export const addDays = (date, n) => day(dayNumber(date) + n);

/** @param {string} seed */
export const picture = (seed) => `/mock/img/${seed}.svg`;

export const PLACES = [
  { code: 'moganshan', name: '莫干山', coverUrl: picture('place-1'), houseCount: 3 },
  { code: 'dali', name: '大理', coverUrl: picture('place-2'), houseCount: 2 },
  { code: 'anji', name: '安吉', coverUrl: picture('place-3'), houseCount: 1 },
  { code: 'yangshuo', name: '阳朔', coverUrl: picture('place-4'), houseCount: 1 },
];

export const FACILITIES = [
  { code: 'wifi', name: '无线网络' },
  { code: 'parking', name: '免费停车' },
  { code: 'kitchen', name: '厨房' },
  { code: 'courtyard', name: '独立庭院' },
  { code: 'floor-heating', name: '地暖' },
  { code: 'air-conditioning', name: '空调' },
  { code: 'washer', name: '洗衣机' },
  { code: 'bathtub', name: '浴缸' },
  { code: 'barbecue', name: '烧烤架' },
  { code: 'pets', name: '可带宠物' },
];

const POLICY = {
  name: '宽松',
  summary: '入住当天 14:00 为准，退款原路返回。',
  tiers: [
    { hoursBefore: 72, refundPercent: 100, label: '入住前 3 天以上，全额退款' },
    { hoursBefore: 24, refundPercent: 50, label: '入住前 1 天以上，退 50%' },
  ],
};

const STORY = `## 山脚下的老屋
院子在村子最里头，背后是**三千亩竹林**。2019 年我们把外公留下的老屋慢慢修起来，留住了夯土墙和老梁，换上了地暖与大窗。

早晨雾从谷里升上来，茶泡开时刚好散去。

- 早餐有村里阿婆做的豆浆和笋丁包
- 傍晚可以去溪边走走，来回半小时`;

const TITLES = [
  ['竹影院', '背靠竹林的夯土小院', 'moganshan', 68_800, 3],
  ['溪山小筑', '推窗见溪，两层老木屋', 'moganshan', 88_000, 2],
  ['洱海北岸', '露台正对苍山落日', 'dali', 108_000, 3],
  ['白茶园', '茶园里的一室小屋', 'anji', 45_800, 1],
  ['古城里', '白族院落中的整座厢房', 'dali', 56_600, 2],
  ['云上阁', '海拔 700 米的观景屋', 'moganshan', 128_800, 4],
  ['漓江边', '竹筏码头旁的安静房间', 'yangshuo', 39_900, 1],
];

/** @returns {HouseDetail[]} */
export function makeHouses() {
  return TITLES.map(([title, subtitle, code, fromFen, bedrooms], n) => {
    /** @param {string} name @param {number} count */
    const group = (name, count) => ({
      name,
      photos: Array.from({ length: count }, (_, i) => ({
        url: picture(`h${n}-${name === '房间' ? 'room' : 'out'}-${i}`),
        thumbUrl: picture(`h${n}-out-${i}`),
        width: 1200,
        height: 900,
        caption: null,
      })),
    });
    const rooms = Number(bedrooms);
    return {
      id: `house${n + 1}`.padEnd(24, '0'),
      title: String(title),
      subtitle: String(subtitle),
      story: STORY,
      place: PLACES.filter((place) => place.code === code).map((place) => ({
        code: place.code,
        name: place.name,
      }))[0],
      address: '浙江省湖州市德清县莫干山镇劳岭村 18 号',
      latitude: 30.6055 + n / 100,
      longitude: 119.8667,
      nearby: ['剑池 · 步行 9 分钟'],
      transport: '德清站下车，打车约 35 分钟；自驾可停到院门口。',
      photoGroups: [group('院子', 3), group('房间', 3)],
      floorPlan: { url: picture('plan'), thumbUrl: picture('plan'), width: 1200, height: 900, caption: null },
      videoUrl: null,
      facilities: FACILITIES,
      rules: ['请勿在室内吸烟', '22:00 后请保持安静', '宠物可入住院子，请提前告知'],
      highlights: ['独立庭院', '可做饭', '地暖'],
      maxAdults: rooms * 2,
      maxChildren: rooms,
      maxGuests: rooms * 3,
      bedrooms: rooms,
      beds: rooms + 1,
      bathrooms: rooms,
      areaSqm: 60 + rooms * 30,
      units: 2,
      checkInTime: '14:00',
      checkOutTime: '12:00',
      instantConfirm: n !== 3,
      minNights: 1,
      maxNights: 14,
      maxAdvanceDays: 180,
      lastBookingTime: '22:00',
      cancellationPolicy: POLICY,
      fromFen: Number(fromFen),
      discounts: n === 0 ? [{ label: '连住 2 晚 95 折' }] : [],
      contactPhone: '057288000000',
      extras: n === 0 ? EXTRAS : [],
    };
  });
}

/** @type {import('../../src/api/types').Extra[]} */
const EXTRAS = [
  {
    ref: 'extrabreakfast0000000000',
    title: '山野早餐',
    summary: '7:30–10:00，送到院子里',
    pictureUrl: null,
    priceFen: 3_800,
    basis: '每人每晚',
    maxQuantity: 1,
  },
  {
    ref: 'extrabed0000000000000000',
    title: '加床',
    summary: null,
    pictureUrl: null,
    priceFen: 12_000,
    basis: '每晚',
    maxQuantity: 2,
  },
];

/** Nights that are taken, as offsets from today: 5 and 6 of every house. */
const TAKEN = new Set([5, 6, 19]);

/** @param {string} date @param {string} today */
const taken = (date, today) => TAKEN.has(dayNumber(date) - dayNumber(today));

/** @param {HouseDetail} house @param {string} date */
function priceOf(house, date) {
  const weekday = (dayNumber(date) + 4) % 7;
  return weekday === 5 || weekday === 6 ? Math.round((house.fromFen * 1.25) / 100) * 100 : house.fromFen;
}

/**
 * @param {HouseDetail} house @param {string} date @param {string} today
 * @returns {import('../../src/api/types').CalendarDay}
 */
export function calendarDay(house, date, today) {
  const soldOut = taken(date, today) || date < today;
  let maxNights = 0;
  while (maxNights < house.maxNights && !taken(addDays(date, maxNights), today) && !soldOut) maxNights += 1;
  const weekday = (dayNumber(date) + 4) % 7;
  const weekend = weekday === 5 || weekday === 6;
  const minNights = dayNumber(date) - dayNumber(today) === 8 ? 2 : 1;
  const enough = maxNights >= minNights;
  return {
    date,
    priceFen: priceOf(house, date),
    label: weekend ? '周末' : null,
    dayType: weekend ? 'weekend' : 'weekday',
    unitsLeft: soldOut ? 0 : 2,
    minNights,
    maxNights: soldOut ? 0 : maxNights,
    canCheckIn: !soldOut && enough,
    canCheckOut: date > today && !taken(addDays(date, -1), today),
    soldOut,
    reason: soldOut ? '已售完' : enough ? null : `需连住${minNights}晚`,
  };
}

/**
 * @param {HouseDetail} house @param {string} checkIn @param {string} checkOut
 * @param {{ people: number, extras: import('../../src/api/types').WantedExtra[] }} [party]
 * @returns {{ lines: import('../../src/api/types').QuoteLine[], subtotalFen: number, discountFen: number, totalFen: number }}
 */
export function price(house, checkIn, checkOut, { people, extras } = { people: 0, extras: [] }) {
  /** @type {import('../../src/api/types').QuoteLine[]} */
  const lines = [];
  for (let date = checkIn; date < checkOut; date = addDays(date, 1)) {
    const weekday = (dayNumber(date) + 4) % 7;
    const note = weekday === 5 || weekday === 6 ? '周末' : null;
    lines.push({ code: 'night', label: '房费', amountFen: priceOf(house, date), date, note });
  }
  const total = () => lines.reduce((sum, line) => sum + line.amountFen, 0);
  const discountFen = house.discounts.length > 0 && lines.length >= 2 ? Math.round(total() * 0.05) : 0;
  for (const { ref, quantity } of extras) {
    const extra = house.extras.find((offered) => offered.ref === ref);
    if (!extra) throw new Error(`no extra ${ref}`);
    const times = quantity * (extra.basis === '每人每晚' ? people : 1);
    for (let date = checkIn; date < checkOut; date = addDays(date, 1)) {
      const note = times > 1 ? `× ${times}` : null;
      lines.push({ code: 'extra', ref, label: extra.title, amountFen: extra.priceFen * times, date, note });
    }
  }
  const subtotalFen = total();
  if (discountFen) {
    lines.push({ code: 'discount', label: '连住优惠', amountFen: -discountFen, date: null, note: '95 折' });
  }
  return { lines, subtotalFen, discountFen, totalFen: subtotalFen - discountFen };
}

/**
 * The mock sells stays alone.
 * @param {{ details: import('../../src/api/types').QuoteItem['details'] }} of
 * @returns {import('../../src/api/types').StayDetails}
 */
export function stayOf({ details }) {
  if ('checkIn' in details) return /** @type {import('../../src/api/types').StayDetails} */ (details);
  throw new Error('the mock sells stays alone');
}
