/** A request that each route of ours accepts: the ground of the caller matrix and of the bad requests. */
export interface Facts {
  house: string;
  checkIn: string;
  checkOut: string;
  totalFen: number;
  orderNo: string;
  /** What cancelling that order gives back. */
  refundFen: number;
  blockId: string;
  /** Slug of a published article. */
  article: string;
  /** Codes of WeChat's, good for one use. */
  loginCode: string;
  phoneCode: string;
  refreshToken: string;
}

export interface ValidRequest {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
}

const stay = ({ house, checkIn, checkOut }: Facts): Record<string, unknown> => ({
  kind: 'house',
  ref: house,
  quantity: 1,
  checkIn,
  checkOut,
  adults: 2,
  children: 0,
});

const range = { from: '2027-03-01', to: '2027-03-03' };

/** By name of the route, `METHOD path`. */
export const VALID_REQUESTS: Record<string, (facts: Facts) => ValidRequest> = {
  'GET /api/health/live': () => ({}),
  'GET /api/health/ready': () => ({}),
  'GET /api/client-config': () => ({}),
  'GET /api/houses/facets': () => ({}),
  'GET /api/houses/search': ({ checkIn, checkOut }) => ({
    query: {
      checkIn,
      checkOut,
      adults: '2',
      children: '0',
      text: '小院',
      place: 'moganshan',
      facilities: 'wifi,parking',
      minFen: '0',
      maxFen: '900000',
      lat: '30.6',
      lng: '119.87',
      sort: 'distance',
      page: '1',
      pageSize: '20',
    },
  }),
  'GET /api/houses/:id': ({ house }) => ({ params: { id: house } }),
  'GET /api/houses/:id/calendar': ({ house, checkIn }) => ({
    params: { id: house },
    query: { from: checkIn, days: '14' },
  }),
  'GET /api/home': () => ({}),
  'GET /api/articles': () => ({ query: { category: 'charter' } }),
  'GET /api/articles/:slug': ({ article }) => ({ params: { slug: article } }),
  'GET /api/me/favourites': () => ({}),
  'POST /api/me/favourites/:houseId': ({ house }) => ({ params: { houseId: house } }),
  'DELETE /api/me/favourites/:houseId': ({ house }) => ({ params: { houseId: house } }),
  'GET /api/me/deletion': () => ({}),
  'POST /api/me/deletion': () => ({ body: { reason: '不再使用' } }),
  'DELETE /api/me/deletion': () => ({}),
  'GET /api/orders/:no/arrival': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /api/quotes': (facts) => ({ body: { items: [stay(facts)] } }),
  'POST /api/auth/wechat': ({ loginCode }) => ({ body: { code: loginCode } }),
  'POST /api/auth/refresh': ({ refreshToken }) => ({ body: { refreshToken } }),
  'POST /api/auth/logout': () => ({}),
  'GET /api/me': () => ({}),
  'POST /api/me': () => ({ body: { nickname: '林溪', avatarUrl: '/uploads/avatar.png', language: 'zh-CN' } }),
  'POST /api/me/phone': ({ phoneCode }) => ({ body: { code: phoneCode } }),
  'POST /api/orders': (facts) => ({
    body: {
      items: [stay(facts)],
      guest: { name: '林溪', phone: '13800001234' },
      remark: '晚到',
      expectedTotalFen: facts.totalFen,
      source: 'h5',
    },
  }),
  'GET /api/orders': () => ({ query: { group: 'all', cursor: '999999999', limit: '20' } }),
  'GET /api/orders/:no': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /api/orders/:no/payments': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /api/orders/:no/sync': ({ orderNo }) => ({ params: { no: orderNo } }),
  'GET /api/orders/:no/cancellation': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /api/orders/:no/cancel': ({ orderNo, refundFen }) => ({
    params: { no: orderNo },
    body: { reason: '行程有变', expectedRefundFen: refundFen },
  }),
  'POST /api/wechat-pay/notify': () => ({ body: { id: 'EV-0001', event_type: 'TRANSACTION.SUCCESS', resource: {} } }),
  'GET /scheduling/claims': ({ house }) => ({ query: { resource: `house:${house}`, ...range } }),
  'POST /scheduling/blocks': ({ house }) => ({
    body: { resource: `house:${house}`, count: 1, ...range, reason: '维修' },
  }),
  'DELETE /scheduling/blocks/:id': ({ blockId }) => ({ params: { id: blockId } }),
  'GET /ordering/orders': ({ checkIn, checkOut }) => ({
    query: { q: '林', status: 'paid,confirmed', arrivesFrom: checkIn, arrivesTo: checkOut, page: '1', pageSize: '20' },
  }),
  'GET /ordering/orders/:no': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /ordering/orders/:no/refund-preview': ({ orderNo }) => ({
    params: { no: orderNo },
    body: { kind: 'refund', amountFen: 1 },
  }),
  'POST /ordering/orders/:no/confirm': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /ordering/orders/:no/reject': ({ orderNo }) => ({ params: { no: orderNo }, body: { reason: '房间检修' } }),
  'POST /ordering/orders/:no/check-in': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /ordering/orders/:no/check-out': ({ orderNo }) => ({ params: { no: orderNo } }),
  'POST /ordering/orders/:no/refunds': ({ orderNo }) => ({
    params: { no: orderNo },
    body: { amountFen: 1, reason: '热水不足' },
  }),
};

/** `/orders/:no` and `{ no: 'Y1' }` → `/orders/Y1`, with the query behind it. Values are taken as they are. */
export function urlOf(path: string, { params = {}, query }: Pick<ValidRequest, 'params' | 'query'>): string {
  const filled = path.replace(/:(\w+)/g, (_match, name: string) => params[name] ?? '');
  return query ? `${filled}?${new URLSearchParams(query).toString()}` : filled;
}
