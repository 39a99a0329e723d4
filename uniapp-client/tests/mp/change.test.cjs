/** Changing a booking in the built mini-program: more is paid, less comes back, and what cannot be had is said. */
const test = require('node:test');
const assert = require('node:assert/strict');
const { createPhone } = require('./wx-host.cjs');
const { createServer, refusal } = require('./server.cjs');

test('changing a booking', async (t) => {
  const server = await createServer();
  const { backend, state } = server;
  const phone = createPhone({
    answer: server.answer,
    overrides: {
      requestPayment: () => {
        state.paidAtCashier.add(state.orders[0].no);
        return {};
      },
    },
  });
  t.after(() => phone.shutDown());
  const house = 'house1'.padEnd(24, '0');
  const day = (n) => backend.addDays(backend.today(), n);
  const [checkIn, checkOut] = [day(8), day(10)];
  let order;

  await t.test('a paid order offers it', async () => {
    await phone.open('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
    await phone.tap('login-skip');
    await phone.open(`/subpkg/stay/confirm?house=${house}&in=${checkIn}&out=${checkOut}&adults=2&children=0`);
    await phone.type('guest-name', '林青禾');
    await phone.type('guest-phone', '13800138000');
    await phone.tap('submit-order');
    await phone.tap('pay-now');
    order = state.orders[0];
    await phone.open(`/subpkg/order/detail?no=${order.no}`);
    await phone.tap('change-order');
    assert.equal(phone.page, 'subpkg/order/change');
    assert.equal(server.requests('GET', /calendar$/).at(-1).query.order, order.no);
    assert.match(phone.text('change-confirm'), /选好新的日期/);
  });

  await t.test('other dates show both prices, the difference and every night', async () => {
    await phone.tap(`day-${checkIn}`);
    await phone.tap(`day-${day(11)}`);
    await phone.idle();
    assert.match(phone.text('change-after'), /3晚/);
    assert.match(phone.text('change-difference'), /^\+¥/);
    assert.match(phone.text('change-confirm'), /支付差价 ¥/);
  });

  await t.test('what has become another price is shown again before it is asked for', async () => {
    server.fault('POST', /changes$/, refusal(409, 'PRICE_CHANGED', '差价有变动', { differenceFen: 1 }));
    await phone.tap('change-confirm');
    assert.match(phone.text('change-notice'), /差价刚刚变化/);
  });

  await t.test('the difference is paid on the payment page, and the order is another one', async () => {
    const before = order.totalFen;
    await phone.tap('change-confirm');
    assert.equal(phone.page, 'subpkg/order/pay');
    const { differenceFen } = order.pendingChange;
    assert.match(phone.text(), /改期差价/);
    await phone.open(`/subpkg/order/detail?no=${order.no}`);
    assert.match(phone.text('pending-change'), /改期待支付差价.*为你保留/);
    await phone.tap('pay-change');
    await phone.tap('pay-now');
    await phone.idle();
    assert.equal(phone.page, 'subpkg/order/detail');
    assert.equal(phone.find('pending-change'), null);
    assert.equal(order.totalFen, before + differenceFen);
    assert.equal(order.details.checkOut, day(11));
  });

  await t.test('a change that waits is given up, and nothing has changed', async () => {
    await phone.tap('change-order');
    await phone.tap(`day-${checkIn}`);
    await phone.tap(`day-${day(12)}`);
    await phone.idle();
    await phone.tap('change-confirm');
    await phone.open(`/subpkg/order/detail?no=${order.no}`);
    await phone.tap('abandon-change');
    assert.equal(phone.find('pending-change'), null);
    assert.equal(order.details.checkOut, day(11));
  });

  await t.test('fewer nights: the money comes back, at once', async () => {
    await phone.tap('change-order');
    await phone.tap(`day-${checkIn}`);
    await phone.tap(`day-${day(10)}`);
    await phone.idle();
    assert.match(phone.text('change-confirm'), /确认改期，退回 ¥/);
    await phone.tap('change-confirm');
    assert.equal(order.details.checkOut, day(10));
    assert.ok(order.refundedFen > 0);
  });

  await t.test('a wish that cannot be had says why', async () => {
    await phone.open(`/subpkg/order/change?no=${order.no}`);
    const { headers } = server.requests('GET', /calendar$/).at(-1);
    const wish = { ref: house, checkIn, checkOut: day(10), adults: 3, children: 0 };
    const asked = { method: 'POST', path: `/orders/${order.no}/change-preview`, headers, body: wish };
    const { body } = backend.handle(asked);
    const reason = '最多住 2 位成人';
    server.fault('POST', /change-preview$/, { status: 200, body: { ...body, possible: false, reason } });
    await phone.tap('adults-plus');
    await phone.idle();
    assert.match(phone.text('change-reason'), /最多住 2 位成人/);
    assert.match(phone.text('change-confirm'), /不能这样改/);
  });

  await t.test('everything that was sent and answered keeps to the contract', () => {
    assert.deepEqual(server.broken, []);
  });
});
