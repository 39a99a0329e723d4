/** Buying a member card in the built mini-program: what it may be paid with, and what is asked of the server. */
const test = require('node:test');
const assert = require('node:assert/strict');
const { createPhone } = require('./wx-host.cjs');
const { createServer, refusal } = require('./server.cjs');

test('a member card', async (t) => {
  const server = await createServer();
  const phone = createPhone({ answer: server.answer, overrides: {} });
  t.after(() => phone.shutDown());
  const ordered = () => server.requests('POST', /^\/orders$/);

  await t.test('is paid with points as far as they go, and with no coupon', async () => {
    await phone.open('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
    await phone.tap('login-skip');
    await phone.open('/subpkg/cards/shop');
    await phone.tap('buy-cardkind0000000000000001');
    assert.equal(phone.page, 'subpkg/cards/confirm');
    assert.match(phone.text('tender-points'), /3200 积分.*-¥32/);
    assert.match(phone.text('payable'), /567/);
    assert.equal(phone.text('submit-card'), '微信支付 ¥567');
    assert.equal(phone.text('no-coupons'), '优惠券不适用于会员卡');
  });

  await t.test('is paid with money alone when the guest says so', async () => {
    await phone.tap('tender-points');
    assert.equal(phone.text('submit-card'), '提交订单 ¥599');
    await phone.tap('tender-points');
  });

  await t.test('orders what was shown, and says what has changed meanwhile', async () => {
    await phone.type('card-phone', '13800138000');
    const details = { field: 'expectedPayableFen', payableFen: 56_700 };
    server.fault('POST', /^\/orders$/, refusal(409, 'PRICE_CHANGED', '价格有变动', details));
    await phone.tap('submit-card');
    const { tenders, expectedTotalFen, expectedPayableFen, couponId } = ordered()[0].body;
    assert.deepEqual(
      { tenders, expectedTotalFen, expectedPayableFen, couponId },
      {
        tenders: { points: true },
        expectedTotalFen: 59_900,
        expectedPayableFen: 56_700,
        couponId: undefined,
      },
    );
    assert.match(phone.text('card-notice'), /还需支付 ¥567/);
  });

  await t.test('broke no promise of the contract', () => assert.deepEqual(server.broken, []));
});
