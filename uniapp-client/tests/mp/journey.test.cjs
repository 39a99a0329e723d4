/** The guest's first journey on the built mini-program: search → calendar → confirm → pay → result → orders → cancel. */
const test = require('node:test');
const assert = require('node:assert/strict');
const { createPhone, settle } = require('./wx-host.cjs');
const { createServer, refusal } = require('./server.cjs');

const day = (backend, n) => backend.addDays(backend.today(), n);

test('the journey', async (t) => {
  const server = await createServer();
  const { backend, state } = server;
  const cashier = { result: { fail: 'requestPayment:fail cancel' } };
  const phone = createPhone({ answer: server.answer, overrides: { requestPayment: () => cashier.result } });
  const stayOf = (call) => call.body.items[0];
  t.after(() => phone.shutDown());

  await t.test('home shows places, houses and tonight', async () => {
    await phone.open('/pages/home/home');
    assert.match(phone.text(), /听一场雪.*山野驿站.*2位成人/);
    assert.match(phone.text('place-moganshan'), /莫干山 ?3处房源/);
    assert.match(phone.text('featured-0'), /竹影院.*688/);
  });

  await t.test('guests are chosen in a sheet', async () => {
    await phone.tap('pick-guests');
    await phone.tap('children-plus');
    await phone.tap('adults-minus');
    await phone.tap('adults-minus');
    assert.equal(phone.text('adults-value'), '1');
    await phone.tap('adults-plus');
    await phone.tap('guests-done');
    assert.match(phone.text('pick-guests'), /2位成人 · 1位儿童/);
  });

  await t.test('dates are chosen in the open calendar', async () => {
    await phone.tap('pick-dates');
    assert.equal(phone.page, 'subpkg/stay/calendar');
    await phone.tap(`day-${day(backend, 2)}`);
    await phone.tap(`day-${day(backend, 4)}`);
    assert.match(phone.text('calendar-confirm'), /2晚/);
    await phone.tap('calendar-confirm');
    assert.equal(phone.page, 'pages/home/home');
  });

  await t.test('the list prices the whole stay and says what is full', async () => {
    await phone.tap('search-submit');
    assert.equal(phone.page, 'subpkg/stay/list');
    const [search] = server.requests('GET', /search/).slice(-1);
    assert.deepEqual(
      [search.query.checkIn, search.query.checkOut, search.query.adults, search.query.children],
      [day(backend, 2), day(backend, 4), '2', '1'],
    );
    assert.match(phone.text('house-card-0'), /竹影院.*共2晚.*已优惠/);
    assert.match(phone.text(), /古城里.*这几晚已订满/);
  });

  await t.test('sorting and filtering ask again', async () => {
    await phone.tap('list-sort');
    await phone.tap('sort-price-asc');
    assert.match(phone.text('house-card-0'), /漓江边/);
    await phone.tap('list-sort');
    await phone.tap('sort-distance');
    assert.match(phone.called('showToast').at(-1).title, /没有得到位置/);
    await phone.tap('list-filter');
    await phone.tap('filter-place-moganshan');
    await phone.tap('filter-apply');
    assert.equal(server.requests('GET', /search/).at(-1).query.place, 'moganshan');
    assert.match(phone.text('list-found'), /3处房源/);
  });

  await t.test('the house shows all its parts and the price in its one action', async () => {
    await phone.tap('house-card-0');
    assert.equal(phone.page, 'subpkg/stay/house');
    for (const part of [
      /1 \/ 6/,
      /价格日历/,
      /三千亩竹林/,
      /无线网络/,
      /请勿在室内吸烟/,
      /入住前 3 天以上，全额退款/,
      /入住前 24 小时内，不退款/,
      /劳岭村/,
    ]) {
      assert.match(phone.text(), part);
    }
    assert.match(phone.text('book-now'), /^预订 ¥/);
    await phone.tap('navigate');
    assert.equal(phone.called('openLocation').length, 1);
  });

  await t.test('the house calendar keeps the range rule', async () => {
    await phone.tap('open-calendar');
    assert.match(phone.classes(`day-${day(backend, 5)}`), /cell-off/);
    await phone.tap(`day-${day(backend, 3)}`);
    assert.match(phone.classes(`day-${day(backend, 5)}`), /cell-leave-only/);
    assert.match(phone.text(`day-${day(backend, 5)}`), /仅离店/);
    await phone.tap(`day-${day(backend, 6)}`);
    assert.equal(phone.text('picked-out'), '—');
    await phone.tap(`day-${day(backend, 7)}`);
    assert.match(phone.classes(`day-${day(backend, 7)}`), /cell-start/);
    await phone.tap(`day-${day(backend, 8)}`);
    await phone.tap(`day-${day(backend, 8)}`);
    await phone.tap(`day-${day(backend, 9)}`);
    assert.match(phone.called('showToast').at(-1).title, /至少住 2晚/);
    await phone.tap(`day-${day(backend, 10)}`);
    assert.match(phone.text('calendar-confirm'), /2晚 ¥/);
    await phone.tap('calendar-confirm');
  });

  await t.test('the confirm page shows the lines, checks the guest and asks for the login', async () => {
    await phone.tap('book-now');
    assert.equal(phone.page, 'subpkg/stay/confirm');
    assert.match(phone.text(), /连住优惠.*95 折.*-¥/);
    assert.match(phone.text('extras'), /山野早餐.*送到院子里.*¥38 \/ 每人每晚.*加床.*¥120 \/ 每晚/);
    const priced = () => Number(/¥([\d,.]+)/.exec(phone.text('submit-order'))[1].replaceAll(',', ''));
    const without = priced();
    await phone.tap('extra-0-plus');
    await phone.tap('extra-1-plus');
    await phone.tap('extra-1-plus');
    await phone.tap('extra-1-plus');
    assert.equal(phone.text('extra-1-value'), '2', 'no more than there may be');
    assert.equal(priced() - without, 2 * 3 * 38 + 2 * 2 * 120);
    assert.match(phone.text(), /山野早餐 ?× 3 · 2晚 ?¥228/);
    await phone.tap('extra-1-minus');
    assert.equal(priced() - without, 2 * 3 * 38 + 2 * 120);
    await phone.tap('submit-order');
    assert.match(phone.text('guest-name-error'), /姓名/);
    await phone.type('guest-name', '林青禾');
    await phone.type('guest-phone', '138');
    await phone.tap('submit-order');
    assert.match(phone.text('guest-phone-error'), /手机号/);
    await phone.type('guest-phone', '138 0013 8000');
    await phone.tap('submit-order');
    assert.equal(phone.page, 'subpkg/member/login');
    assert.equal(server.requests('POST', /^\/orders$/).length, 0);
  });

  await t.test('login by phone number comes back with everything typed', async () => {
    assert.equal(phone.text('login-phone'), '手机号快捷登录');
    assert.doesNotMatch(phone.text(), /微信/);
    await phone.fire('login-phone', 'getphonenumber', { code: 'phone-code', errMsg: 'getPhoneNumber:ok' });
    assert.equal(phone.page, 'subpkg/stay/confirm');
    assert.deepEqual(server.requests('POST', /auth\/wechat/)[0].body, { code: 'login-code' });
    assert.deepEqual(server.requests('POST', /me\/phone/)[0].body, { code: 'phone-code' });
  });

  await t.test('a moved price is shown before anything is ordered', async () => {
    server.fault('POST', /^\/orders$/, refusal(409, 'PRICE_CHANGED', '价格有变动', { totalFen: 1 }));
    await phone.tap('submit-order');
    assert.match(phone.text('confirm-notice'), /价格刚刚更新为 ¥/);
    assert.equal(phone.page, 'subpkg/stay/confirm');
  });

  await t.test(
    'an order without an answer is sent again with the same key, a new action with a new one',
    async () => {
      const [refused] = server.requests('POST', /^\/orders$/);
      server.fault('POST', /^\/orders$/, { fail: 'request:fail timeout' });
      server.fault('POST', /^\/orders$/, { fail: 'request:fail timeout' });
      await phone.tap('submit-order');
      await new Promise((resolve) => setTimeout(resolve, 800));
      await phone.idle();
      assert.match(phone.text('confirm-notice'), /再点一次/);
      await phone.tap('submit-order');
      const keys = server.requests('POST', /^\/orders$/).map((call) => call.headers['Idempotency-Key']);
      assert.equal(keys.length, 4);
      assert.notEqual(keys[1], keys[0]);
      assert.equal(new Set(keys.slice(1)).size, 1);
      assert.equal(state.orders.length, 1);
      assert.equal(stayOf(refused).checkIn, day(backend, 8));
      assert.deepEqual(
        stayOf(refused).extras.map(({ quantity }) => quantity),
        [1, 1],
        'kept on the way through the login',
      );
      assert.equal(phone.page, 'subpkg/order/pay');
    },
  );

  await t.test('the cashier gets exactly the five fields', async () => {
    assert.match(phone.text('pay-countdown'), /请在 (30:00|29:5\d) 内完成支付/);
    assert.match(phone.text('pay-now'), /^支付 ¥/);
    await phone.tap('pay-now');
    const { success, fail, complete, ...fields } = phone.called('requestPayment')[0];
    assert.equal(typeof success, 'function');
    assert.equal(typeof fail, 'function');
    assert.deepEqual(Object.keys(fields).sort(), ['nonceStr', 'package', 'paySign', 'signType', 'timeStamp']);
    assert.equal(fields.signType, 'RSA');
    assert.match(fields.package, /^prepay_id=/);
  });

  await t.test('a cancelled payment is asked about and keeps the page', async () => {
    assert.equal(server.requests('POST', /sync$/).length, 1);
    assert.match(phone.text('pay-notice'), /还没有付款。订单为你保留到 \d\d:\d\d/);
    assert.equal(phone.page, 'subpkg/order/pay');
  });

  await t.test('a paid order is polled until the server has seen it', async () => {
    cashier.result = {};
    state.slowSyncs = 1;
    state.paidAtCashier.add(state.orders[0].no);
    await phone.tap('pay-now');
    assert.equal(phone.page, 'subpkg/order/result');
    assert.match(phone.text('result-title'), /正在确认付款/);
    assert.equal(phone.called('requestSubscribeMessage').length, 1);
    await new Promise((resolve) => setTimeout(resolve, 900));
    await phone.idle();
    assert.equal(phone.text('result-title'), '预订成功');
    const polls = server.requests('POST', /sync$/).length;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    assert.equal(server.requests('POST', /sync$/).length, polls, 'polling has ended');
  });

  await t.test('the order page shows state, timeline and ways', async () => {
    await phone.tap('view-order');
    assert.equal(phone.page, 'subpkg/order/detail');
    assert.equal(phone.text('order-status'), '待入住');
    assert.match(phone.text(), /山野早餐.*¥228.*加床.*¥240/);
    assert.match(phone.text('order-timeline'), /订单已提交.*已付款.*预订已确认/);
    await phone.tap('order-contact');
    assert.equal(phone.called('makePhoneCall').length, 1);
  });

  await t.test('cancelling shows the refund first and notices when it changes', async () => {
    await phone.tap('cancel-order');
    const paid = state.orders[0].paidFen;
    assert.equal(
      phone.text('confirm-cancel').replace(/[^\d]/g, '').padEnd(1),
      String(paid % 100 ? paid : paid / 100),
    );
    server.fault('POST', /cancel$/, refusal(409, 'REFUND_CHANGED', '退款金额有变动'));
    await phone.tap('confirm-cancel');
    assert.match(phone.text('cancel-notice'), /退款金额刚刚变化/);
    await phone.tap('cancel-reason-dates');
    await phone.tap('confirm-cancel');
    assert.equal(phone.text('order-status'), '退款中');
    assert.match(phone.text(), /退款处理中/);
    assert.deepEqual(server.requests('POST', /cancel$/).at(-1).body, {
      reason: '日期选错了',
      expectedRefundFen: paid,
    });
  });

  await t.test('my orders list it under refunds', async () => {
    await phone.open('/pages/orders/orders');
    assert.match(phone.text('order-card-0'), /退款中/);
    await phone.tap('orders-staying');
    assert.match(phone.text(), /这里还没有订单/);
    await phone.tap('orders-refund');
    assert.match(phone.text('order-card-0'), /竹影院|洱海北岸|溪山小筑|云上阁/);
  });

  await t.test('an expired session is renewed once, without a word', async () => {
    state.accessTokens.clear();
    await phone.open('/pages/orders/orders');
    assert.ok(phone.find('order-card-0'));
    assert.equal(server.requests('POST', /auth\/refresh/).length, 1);
  });

  await t.test('a lost session asks for a login', async () => {
    state.accessTokens.clear();
    state.refreshTokens.clear();
    await phone.open('/pages/orders/orders');
    await settle();
    assert.match(phone.text(), /登录后查看订单/);
  });

  await t.test('every request and every answer was as openapi.json promises', () => {
    assert.deepEqual(server.broken, []);
  });
});
