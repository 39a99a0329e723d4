// @ts-check
/** Banners, collections, articles and arrival information as the mock answers them. */
import { PLACES, picture, stayOf } from './mock-data.mjs';
import { Refusal } from './mock-orders.mjs';
import { search } from './mock-search.mjs';

/** @typedef {import('../../src/api/types').HouseDetail} HouseDetail */

/** @param {HouseDetail[]} houses @param {Record<string, string>} query @returns {import('../../src/api/types').HomeContent} */
export function homeContent(houses, query) {
  const cards = search(houses, { ...query, pageSize: '3' }, '').items;
  return {
    banners: [
      {
        id: 'b1',
        title: '听一场雪，围一炉茶',
        imageUrl: picture('banner-1'),
        link: { kind: 'house', ref: houses[0].id },
      },
      {
        id: 'b2',
        title: '第一次来',
        imageUrl: picture('banner-2'),
        link: { kind: 'article', ref: 'charter' },
      },
    ],
    collections: [
      { id: 'c1', title: '围炉过冬', subtitle: '屋里有火', coverUrl: picture('c1'), houses: cards },
    ],
    places: PLACES,
  };
}

/** @type {import('../../src/api/types').Article[]} */
export const ARTICLES = [
  {
    slug: 'charter',
    category: 'charter',
    title: '用户章程',
    updatedAt: '2026-11-01T00:00:00.000Z',
    body: '## 总则\n\n请出示**身份证件**。\n\n- 室内不吸烟',
  },
  {
    slug: 'privacy',
    category: 'privacy',
    title: '隐私政策',
    updatedAt: '2026-11-01T00:00:00.000Z',
    body: '只收集必需的信息。',
  },
];

/** @param {import('../../src/api/types').Article} article */
export const headOf = ({ body: _body, ...head }) => head;

/** @param {string} slug */
export function articleOf(slug) {
  const article = ARTICLES.find((candidate) => candidate.slug === slug);
  if (!article) throw new Refusal(404, 'NOT_FOUND', '没有找到这篇文章');
  return article;
}

/** @param {import('../../src/api/types').OrderDetail} order @param {number} nowMs @returns {import('../../src/api/types').Arrival} */
export function arrivalOf(order, nowMs) {
  if (!['paid', 'confirmed', 'in_service'].includes(order.status))
    throw new Refusal(409, 'ARRIVAL_CLOSED', '付款后的订单才有到店信息');
  const opensMs = Date.parse(`${stayOf(order).checkIn}T06:00:00Z`) - 86_400_000;
  if (nowMs < opensMs)
    return {
      opensAt: new Date(opensMs).toISOString(),
      guide: null,
      door: null,
      wifiName: null,
      wifiPassword: null,
    };
  return {
    opensAt: null,
    guide: '## 怎么到\n导航到村口停车场。',
    door: '院门密码 2816#',
    wifiName: 'yizhan-zhuying',
    wifiPassword: 'bamboo2026',
  };
}
