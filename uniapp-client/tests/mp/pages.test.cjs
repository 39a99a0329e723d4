/** Every page of the built mini-program by itself: empty, refused, offline, in English; and the size of the package. */
const test = require('node:test');
const assert = require('node:assert/strict');
const { readdirSync, readFileSync, statSync } = require('node:fs');
const path = require('node:path');
const { createPhone, readJson, ROOT } = require('./wx-host.cjs');
const { createServer, refusal } = require('./server.cjs');

const app = readJson('app.json');
const pages = [
  ...app.pages,
  ...app.subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`)),
];

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(path.join(folder, entry.name)) : [path.join(folder, entry.name)],
  );
}

test('package', async (t) => {
  const all = files(ROOT);
  const size = (names) => names.reduce((sum, name) => sum + statSync(name).size, 0);
  const inSub = (name) =>
    app.subPackages.some(({ root }) => name.startsWith(path.join(ROOT, root) + path.sep));

  await t.test('is small', (t) => {
    const main = size(all.filter((name) => !inSub(name)));
    const total = size(all);
    t.diagnostic(`main ${(main / 1024).toFixed(0)} kB, total ${(total / 1024).toFixed(0)} kB`);
    assert.ok(main < 1024 * 1024, `main package ${main} bytes`);
    assert.ok(total < 3 * 1024 * 1024, `all packages ${total} bytes`);
  });

  await t.test('has every page, dark mode and no foreign host', () => {
    for (const page of pages) assert.ok(statSync(path.join(ROOT, `${page}.wxml`)).size > 0, page);
    assert.equal(app.darkmode, true);
    const own = all.filter((name) => /\.(js|wxml|wxss)$/.test(name) && !name.endsWith('vendor.js'));
    for (const name of own) {
      const hosts = readFileSync(name, 'utf8').match(/https?:\/\/(?!www\.w3\.org)[\w.]+/g) ?? [];
      assert.deepEqual(hosts, [], name);
    }
  });

  await t.test('keeps the ids that tests rely on', () => {
    const wxml = all
      .filter((name) => name.endsWith('.wxml'))
      .map((name) => readFileSync(name, 'utf8'))
      .join('');
    const ids =
      'search-submit book-now submit-order pay-now cancel-order confirm-cancel order-status login-phone'.split(
        ' ',
      );
    for (const id of ids) assert.ok(wxml.includes(`id="${id}"`), id);
  });
});

test('pages', async (t) => {
  const server = await createServer();
  const phone = createPhone({ answer: server.answer, overrides: {} });
  const { backend, state } = server;
  t.after(() => phone.shutDown());
  const house1 = 'house1'.padEnd(24, '0');
  const stay = () =>
    `house=${house1}&in=${backend.addDays(backend.today(), 8)}&out=${backend.addDays(backend.today(), 10)}&adults=2&children=0`;

  /** A signed-in session in storage would need a restart: sign in through the page instead. */
  async function signIn() {
    await phone.open('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
    await phone.tap('login-skip');
  }
  async function placeOrder() {
    await phone.open(`/subpkg/stay/confirm?${stay()}`);
    await phone.type('guest-name', '林青禾');
    await phone.type('guest-phone', '13800138000');
    await phone.tap('submit-order');
    assert.equal(phone.page, 'subpkg/order/pay');
    return state.orders[0];
  }

  await t.test('offline: the list says so and loads by itself when the network is back', async () => {
    await phone.setOnline(false);
    await phone.open('/subpkg/stay/list');
    await new Promise((resolve) => setTimeout(resolve, 800));
    await phone.idle();
    assert.match(phone.text(), /网络断开了.*已下的订单不受影响/);
    assert.ok(phone.find('offline-bar'));
    await phone.setOnline(true);
    assert.match(phone.text('house-card-0'), /竹影院/);
    assert.equal(phone.find('offline-bar'), null);
  });

  await t.test('the server’s trouble is told, and trying again helps', async () => {
    server.fault('GET', /^\/houses\/house1\d+$/, { status: 500, body: 'oops' });
    await phone.open(`/subpkg/stay/house?id=${house1}`);
    assert.match(phone.text(), /暂时打不开/);
    await phone.tap('retry');
    assert.equal(phone.text('house-title'), '竹影院');
  });

  await t.test('a house that is not there', async () => {
    await phone.open('/subpkg/stay/house?id=nothing');
    assert.match(phone.text(), /没有找到/);
  });

  await t.test('an empty list offers a way out', async () => {
    await phone.open('/subpkg/stay/list');
    await phone.tap('list-filter');
    await phone.type('filter-text', '不存在的名字');
    await phone.tap('filter-apply');
    assert.match(phone.text(), /没有合适的房源/);
    await phone.tap('list-empty-action');
    assert.ok(phone.find('house-card-0'));
  });

  await t.test('sold out while looking: the action leads to other dates', async () => {
    server.fault('POST', /quotes/, refusal(409, 'SOLD_OUT', '这几晚已经订满，请换个日期'));
    await phone.open(`/subpkg/stay/house?id=${'house2'.padEnd(24, '0')}`);
    assert.match(phone.text(), /这几晚已经订满/);
    assert.equal(phone.text('book-now'), '换个日期');
    await phone.tap('book-now');
    assert.equal(phone.page, 'subpkg/stay/calendar');
  });

  await t.test('a refused phone number still signs in and says what can be done', async () => {
    await phone.open('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
    await phone.fire('login-phone', 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' });
    assert.match(phone.text('login-notice'), /没有得到手机号/);
    await phone.tap('login-skip');
    await phone.open('/pages/me/me');
    assert.match(phone.text('me-name'), /你好，青禾/);
  });

  await t.test('sold out at the last moment', async () => {
    await phone.open(`/subpkg/stay/confirm?${stay()}`);
    await phone.type('guest-name', '林青禾');
    await phone.type('guest-phone', '13800138000');
    server.fault('POST', /^\/orders$/, refusal(409, 'SOLD_OUT', '已售完'));
    await phone.tap('submit-order');
    assert.match(phone.text('confirm-notice'), /刚刚被订走/);
    assert.ok(phone.find('change-dates'));
    assert.equal(phone.find('submit-order'), null);
  });

  await t.test('offline while submitting: nothing is lost', async () => {
    await phone.open(`/subpkg/stay/confirm?${stay()}`);
    await phone.setOnline(false);
    await phone.tap('submit-order');
    await new Promise((resolve) => setTimeout(resolve, 800));
    await phone.idle();
    assert.match(phone.text('confirm-notice'), /还没有提交成功.*不会重复下单/);
    await phone.setOnline(true);
    await phone.tap('submit-order');
    assert.equal(phone.page, 'subpkg/order/pay');
    assert.equal(state.orders.length, 1);
  });

  await t.test('a hold that has ended', async () => {
    const order = await placeOrder();
    order.holdExpiresAt = new Date(Date.now() - 1_000).toISOString();
    await phone.open(`/subpkg/order/pay?no=${order.no}`);
    assert.match(phone.text(), /保留时间已过.*没有扣款/);
    assert.equal(phone.find('pay-now'), null);
    await phone.tap('pay-rebook');
    assert.equal(phone.page, 'subpkg/stay/house');
  });

  await t.test('an order that needs no money goes straight on', async () => {
    const order = await placeOrder();
    state.paidAtCashier.add(order.no);
    const body = { orderNo: order.no, paymentNo: 'p', amountFen: 0, status: 'succeeded', wechat: null };
    server.fault('POST', /payments$/, { status: 200, body });
    await phone.tap('pay-now');
    assert.equal(phone.called('requestPayment').length, 0);
    assert.equal(phone.text('result-title'), '预订成功');
  });

  await t.test('a review by the host is told as such', async () => {
    const order = await placeOrder();
    state.paidAtCashier.add(order.no);
    order.instantConfirm = false;
    await phone.open(`/subpkg/order/result?no=${order.no}`);
    assert.match(phone.text('result-title'), /等待房东确认/);
  });

  await t.test('an unpaid order is cancelled without a refund', async () => {
    const order = await placeOrder();
    await phone.open(`/subpkg/order/detail?no=${order.no}`);
    assert.equal(phone.text('order-status'), '待付款');
    assert.match(phone.text('order-countdown'), /剩余/);
    await phone.tap('cancel-order');
    assert.equal(phone.text('confirm-cancel'), '确认取消');
    await phone.tap('confirm-cancel');
    assert.equal(phone.text('order-status'), '已取消');
    await phone.tap('rebook');
    assert.equal(phone.page, 'subpkg/stay/house');
  });

  await t.test('another member’s order', async () => {
    await phone.open('/subpkg/order/detail?no=OTHER1');
    assert.match(phone.text(), /没有找到/);
  });

  await t.test('more orders are fetched by cursor', async () => {
    while (state.orders.length < 25)
      state.orders.push({ ...state.orders[0], no: `YZ9${state.orders.length}` });
    await phone.open('/pages/orders/orders');
    assert.ok(phone.find('order-card-19') && !phone.find('order-card-20'));
    phone.stack.at(-1).component.instance.onReachBottom();
    await phone.idle();
    assert.ok(phone.find('order-card-24'));
    assert.equal(server.requests('GET', /^\/orders$/).at(-1).query.cursor, '20');
  });

  await t.test('the profile saves', async () => {
    await phone.open('/subpkg/member/profile');
    await phone.type('nickname', '  ');
    await phone.tap('profile-save');
    assert.match(phone.text('nickname-error'), /1–20/);
    await phone.type('nickname', '竹青');
    await phone.tap('profile-save');
    assert.equal(state.member.nickname, '竹青');
    assert.equal(server.requests('POST', /^\/me$/).at(-1).body.nickname, '竹青');
  });

  await t.test('the birthday is read out before it is saved, once', async () => {
    const told = () => server.requests('POST', /^\/me\/birthday$/);
    await phone.open('/subpkg/member/profile');
    assert.match(phone.text('pick-birthday'), /请选择/);
    await phone.fire('pick-birthday', 'change', { value: '1990-05-01' });
    assert.match(phone.text('pick-birthday'), /1990年5月1日/);
    await phone.tap('profile-save');
    assert.match(phone.text('birthday-ask'), /1990年5月1日，保存后不能自行修改/);
    assert.equal(told().length, 0);
    await phone.tap('birthday-confirm');
    assert.deepEqual(told()[0].body, { birthday: '1990-05-01' });
    assert.equal(phone.text('profile-birthday'), '1990年5月1日');
    assert.ok(!phone.find('pick-birthday'));
    await phone.tap('profile-save');
    assert.equal(told().length, 1);
  });

  await t.test('a birthday that was told elsewhere is shown, and why another is refused', async () => {
    state.member.birthday = null;
    await phone.open('/pages/me/me');
    await phone.tap('logout');
    await phone.tap('confirm-logout');
    await signIn();
    await phone.open('/subpkg/member/profile');
    await phone.fire('pick-birthday', 'change', { value: '1991-06-02' });
    state.member.birthday = '1990-05-01';
    await phone.tap('profile-save');
    await phone.tap('birthday-confirm');
    assert.match(phone.called('showToast').at(-1).title, /只能填写一次/);
    assert.equal(phone.text('profile-birthday'), '1990年5月1日');
  });

  await t.test('English: pages, requests and account follow', async () => {
    await phone.open('/pages/me/me');
    await phone.tap('language-en');
    assert.match(phone.text(), /My orders.*Log out/);
    assert.equal(state.member.language, 'en');
    await phone.open('/subpkg/stay/list');
    assert.match(phone.text(), /2 guests|houses/);
    assert.equal(server.requests('GET', /search/).at(-1).headers['Accept-Language'], 'en');
    await phone.open('/pages/me/me');
    await phone.tap('language-zh');
  });

  await t.test('another language reaches the tab pages that live on', async () => {
    phone.wx.switchTab({ url: '/pages/home/home' });
    await phone.idle();
    assert.match(phone.text('featured-0'), /竹影院/);
    const search = { method: 'GET', path: '/houses/search', query: { pageSize: '6' }, headers: {} };
    const english = backend.handle(search).body;
    english.items[0].title = 'Bamboo Court';
    server.fault('GET', /search/, { status: 200, body: english });
    await phone.open('/pages/me/me');
    await phone.tap('language-en');
    phone.wx.navigateBack({});
    await phone.idle();
    assert.equal(phone.page, 'pages/home/home');
    assert.equal(server.requests('GET', /search/).at(-1).headers['Accept-Language'], 'en');
    assert.match(phone.text('featured-0'), /Bamboo Court/);
    await phone.open('/pages/me/me');
    await phone.tap('language-zh');
  });

  await t.test('logging out ends the session here, also on the tab pages that live on', async () => {
    await phone.open('/pages/orders/orders');
    await phone.open('/pages/me/me');
    await phone.tap('logout');
    await phone.tap('confirm-logout');
    assert.match(phone.text('me-name'), /尚未登录/);
    assert.equal(phone.storage.has('yizhan.session'), false);
    const asked = () => server.requests('GET', /^\/orders$/).length;
    const before = asked();
    await phone.tap('language-en');
    await phone.tap('language-zh');
    assert.equal(asked(), before, 'nobody is signed in whose orders could be in another language');
    await signIn();
  });

  await t.test('every page renders without a query', async () => {
    for (const page of pages) {
      await phone.open(`/${page}`);
      assert.notEqual(phone.text(), '', page);
    }
  });
});
