/** What a guest meets while booking on a poor network or with impatient fingers, on the built mini-program. */
const test = require('node:test');
const assert = require('node:assert/strict');
const { createPhone } = require('./wx-host.cjs');
const { createServer, refusal } = require('./server.cjs');

const house1 = 'house1'.padEnd(24, '0');

test('booking', async (t) => {
  const server = await createServer();
  const { backend } = server;
  // The next page takes its time: whoever is sent on stays where they are.
  const phone = createPhone({ answer: server.answer, overrides: { redirectTo: {} } });
  t.after(() => phone.shutDown());
  const day = (n) => backend.addDays(backend.today(), n);
  const quotes = () => server.requests('POST', /^\/quotes$/);
  const orders = () => server.requests('POST', /^\/orders$/);
  const stay = `house=${house1}&in=${day(20)}&out=${day(22)}&adults=2&children=0`;
  const show = () => phone.stack.at(-1).component.instance.onShow();

  await t.test('the time of arrival survives the way through the login page', async () => {
    await phone.open(`/subpkg/stay/confirm?${stay}`);
    await phone.type('guest-name', '林青禾');
    await phone.type('guest-phone', '13800138000');
    await phone.tap('arrival-2');
    await phone.tap('submit-order');
    assert.equal(phone.page, 'subpkg/member/login');
    await phone.tap('login-skip');
    await phone.open(`/subpkg/stay/confirm?${stay}`);
    await phone.tap('submit-order');
    assert.match(orders().at(-1).body.remark, /预计 16:00–18:00 到店/);
  });

  await t.test('an impatient tap is no second order', async () => {
    assert.equal(orders().length, 1);
    await phone.tap('submit-order');
    await phone.tap('submit-order');
    assert.equal(orders().length, 1);
    await phone.open(`/subpkg/stay/confirm?${stay.replace(day(22), day(23))}`);
    await phone.tap('submit-order');
    assert.equal(orders().length, 2, 'the next booking is another one');
    assert.equal(orders().at(-1).body.remark, undefined, 'the remark was of the first');
  });

  await t.test('somebody else’s number is never filled in with the own one', async () => {
    await phone.open(`/subpkg/stay/confirm?${stay}`);
    await phone.tap('for-other');
    await phone.type('guest-name', '母亲');
    show();
    await phone.idle();
    await phone.tap('submit-order');
    assert.match(phone.text('guest-phone-error'), /手机号/);
    assert.equal(orders().length, 2);
  });

  await t.test('an extra whose price got no answer is taken back, with the reason', async () => {
    await phone.open(`/subpkg/stay/confirm?${stay}`);
    await phone.tap('extra-0-plus');
    const shown = phone.text('submit-order');
    for (let n = 0; n < 4; n += 1) server.fault('POST', /^\/quotes$/, { fail: 'request:fail timeout' });
    await phone.tap('extra-0-plus');
    await phone.tap('extra-1-plus');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await phone.idle();
    backend.state.faults.length = 0;
    assert.equal(phone.text('extra-0-value'), '1', 'what the price is of, not what was never answered');
    assert.equal(phone.text('extra-1-value'), '0');
    assert.equal(phone.text('submit-order'), shown);
    assert.match(phone.text('confirm-notice'), /超时|网络/);
  });

  await t.test('back on the house its nights are asked for again', async () => {
    await phone.open(`/subpkg/stay/house?id=${house1}&in=${day(20)}&out=${day(22)}`);
    assert.match(phone.text('book-now'), /^预订 ¥/);
    const before = quotes().length;
    server.fault('POST', /^\/quotes$/, refusal(409, 'SOLD_OUT', '这些日期已被订完'));
    show();
    await phone.idle();
    assert.equal(quotes().length, before + 1);
    assert.match(phone.text('book-now'), /日期/);
    assert.ok(phone.find('wait-open'));
  });

  await t.test('whoever signs in next on this device sees nothing of what was typed before', async () => {
    const confirm = `/subpkg/stay/confirm?${stay.replace(day(20), day(21))}`;
    await phone.open(confirm);
    await phone.tap('for-other');
    await phone.type('guest-name', '母亲');
    await phone.type('guest-phone', '13900139000');
    await phone.type('guest-remark', '带轮椅');
    server.fault('POST', /^\/orders$/, refusal(409, 'SOLD_OUT', '这些日期已被订完'));
    await phone.tap('submit-order');
    assert.match(JSON.stringify([...phone.storage]), /林青禾.*13900139000.*带轮椅/);
    await phone.open('/pages/me/me');
    await phone.tap('logout');
    await phone.tap('confirm-logout');
    assert.doesNotMatch(JSON.stringify([...phone.storage]), /林青禾|13900139000|带轮椅/);
    await phone.open(confirm);
    await phone.tap('submit-order');
    assert.match(phone.text('guest-name-error'), /姓名/);
  });
});
