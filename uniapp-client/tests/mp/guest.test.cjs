/** Around the booking, on the built mini-program: home content, map, gallery, favourites, arrival, settings, offline. */
const test = require('node:test');
const assert = require('node:assert/strict');
const { createPhone } = require('./wx-host.cjs');
const { createServer, refusal } = require('./server.cjs');

const house1 = 'house1'.padEnd(24, '0');

test('around the booking', async (t) => {
  let aheadMs = 0;
  const server = await createServer({ now: () => Date.now() + aheadMs });
  const { backend, state } = server;
  const phone = createPhone({ answer: server.answer, overrides: {} });
  t.after(() => phone.shutDown());
  const day = (n) => backend.addDays(backend.today(), n);
  const instance = () => phone.stack.at(-1).component.instance;

  async function fillIn(from, to) {
    await phone.open(
      `/subpkg/stay/confirm?house=${house1}&in=${day(from)}&out=${day(to)}&adults=2&children=0`,
    );
    await phone.type('guest-name', '林青禾');
    await phone.type('guest-phone', '13800138000');
  }
  async function order(from, to) {
    await fillIn(from, to);
    await phone.tap('submit-order');
    return state.orders[0];
  }

  await t.test('banners and collections lead where they say', async () => {
    await phone.open('/pages/home/home');
    assert.match(phone.text('banner-0'), /听一场雪/);
    assert.match(phone.text(), /围炉过冬.*屋里有火/);
    await phone.tap('banner-1');
    assert.equal(phone.page, 'subpkg/member/article');
    assert.match(phone.text(), /用户章程.*更新于.*总则.*身份证件.*室内不吸烟/);
    await phone.open('/pages/home/home');
    await phone.tap('collection-c1');
    assert.equal(phone.page, 'subpkg/stay/collection');
    assert.match(phone.text('house-card-0'), /竹影院/);
    await phone.open('/pages/home/home');
    await phone.tap('banner-0');
    assert.equal(phone.page, 'subpkg/stay/house');
  });

  await t.test('the strip of days asks for another arrival, for as many nights', async () => {
    await phone.open('/subpkg/stay/list');
    await phone.tap(`strip-${day(3)}`);
    const { checkIn, checkOut } = server.requests('GET', /search/).at(-1).query;
    assert.deepEqual([checkIn, checkOut], [day(3), day(4)]);
  });

  await t.test('words searched for are offered again', async () => {
    await phone.tap('list-filter');
    await phone.type('filter-text', '竹影');
    await phone.tap('filter-apply');
    await phone.tap('list-filter');
    assert.equal(phone.text('recent-0'), '竹影');
    await phone.tap('filter-clear');
  });

  await t.test('the map has a price on every pin, and its card leads to the house', async () => {
    await phone.tap('list-map');
    assert.equal(phone.page, 'subpkg/stay/map');
    assert.equal(phone.called('getLocation').length, 0, 'the position is asked for only when it is wanted');
    const { markers } = phone.find('houses-map').__wxElement.dataset ?? {};
    const shown = markers ?? instance().data;
    assert.match(JSON.stringify(shown), /¥\d+/);
    await phone.fire('houses-map', 'markertap', { markerId: 0 });
    assert.match(phone.text(`spot-${house1}`), /竹影院.*劳岭村 18 号/);
    await phone.tap(`spot-navigate-${house1}`);
    assert.equal(phone.called('openLocation').at(-1).name, '竹影院');
    await phone.tap('map-locate');
    assert.equal(phone.called('getLocation').length, 1);
    await phone.tap(`spot-${house1}`);
    assert.equal(phone.page, 'subpkg/stay/house');
  });

  await t.test('the gallery goes through the groups', async () => {
    await phone.open(`/subpkg/stay/gallery?id=${house1}&at=1`);
    assert.match(phone.text('gallery-group-0'), /院子 3/);
    assert.equal(phone.text('gallery-count'), '2 / 6');
    await phone.tap('gallery-group-1');
    assert.equal(phone.text('gallery-count'), '4 / 6');
    await phone.tap('gallery-after');
    assert.equal(phone.text('gallery-count'), '5 / 6');
  });

  await t.test('a shared house carries its name, price and picture', async () => {
    await phone.open(`/subpkg/stay/house?id=${house1}`);
    assert.match(phone.text(), /周边.*剑池/);
    const card = instance().onShareAppMessage({ from: 'menu' });
    assert.match(card.title, /竹影院 · ¥688起/);
    assert.equal(card.path, `/subpkg/stay/house?id=${house1}`);
    assert.ok(card.imageUrl);
    assert.equal(instance().onShareTimeline().query, `id=${house1}`);
  });

  await t.test('a heart while signed out asks to sign in, and is then done', async () => {
    await phone.tap('house-heart');
    assert.equal(phone.page, 'subpkg/member/login');
    assert.deepEqual(state.favourites, []);
    await phone.tap('login-skip');
    assert.deepEqual(state.favourites, [house1]);
    await phone.open('/subpkg/member/favourites');
    assert.match(phone.text('favourite-0'), /竹影院/);
    await phone.tap('unfavourite-0');
    assert.deepEqual(state.favourites, []);
    assert.match(phone.text(), /还没有收藏/);
    await phone.tap('tab-recent');
    assert.match(phone.text('seen-0'), /竹影院/);
  });

  await t.test('a heart that the server refuses is taken back', async () => {
    await phone.open(`/subpkg/stay/house?id=${house1}`);
    server.fault('POST', /favourites/, refusal(409, 'FAVOURITES_FULL', '最多收藏 200 处'));
    await phone.tap('house-heart');
    assert.equal(phone.called('showToast').at(-1).title, '最多收藏 200 处');
    assert.doesNotMatch(phone.classes('house-heart'), /tool-on/);
  });

  await t.test('booking for somebody else, with the time of arrival in the remark', async () => {
    await phone.open(`/subpkg/stay/confirm?house=${house1}&in=${day(8)}&out=${day(10)}&adults=2&children=0`);
    await phone.tap('for-other');
    await phone.type('guest-name', '母亲');
    await phone.type('guest-phone', '13900139000');
    await phone.tap('arrival-2');
    await phone.type('guest-remark', '带轮椅');
    await phone.tap('submit-order');
    const { body } = server.requests('POST', /^\/orders$/).at(-1);
    assert.deepEqual(body.guest, { name: '母亲', phone: '13900139000' });
    assert.equal(body.remark, '预计 16:00–18:00 到店；带轮椅');
    await phone.open(`/subpkg/stay/confirm?house=${house1}&in=${day(10)}&out=${day(11)}&adults=2&children=0`);
    await phone.tap('for-other');
    await phone.tap('earlier-0');
    await phone.tap('submit-order');
    assert.equal(server.requests('POST', /^\/orders$/).at(-1).body.guest.name, '母亲');
  });

  await t.test('arrival: when it opens, then door and WiFi with copy buttons', async () => {
    const later = state.orders.at(-1);
    later.status = 'confirmed';
    // Nine days on, a page of payment that is still open would see its hold run out.
    phone.wx.switchTab({ url: '/pages/home/home' });
    await phone.idle();
    await phone.open(`/subpkg/order/detail?no=${later.no}`);
    assert.match(phone.text('arrival-opens'), /14:00 起可以看到/);
    aheadMs = 9 * 86_400_000;
    await instance().onPullDownRefresh();
    await phone.idle();
    assert.equal(phone.text('arrival-door'), '院门密码 2816#');
    aheadMs = 0;
    const soon = await order(0, 1);
    soon.status = 'confirmed';
    server.fault('GET', /arrival$/, refusal(409, 'ARRIVAL_CLOSED', '这次入住已经结束'));
    await phone.open(`/subpkg/order/detail?no=${soon.no}`);
    assert.equal(phone.find('arrival'), null);
    server.fault('GET', /arrival$/, refusal(500, 'INTERNAL', '稍后再试'));
    await phone.open(`/subpkg/order/detail?no=${soon.no}`);
    assert.match(phone.text('arrival'), /稍后再试/);
    await phone.tap('retry');
    assert.match(phone.text('arrival'), /导航到村口停车场.*院门密码 2816#.*yizhan-zhuying/);
    await phone.tap('copy-wifi');
    assert.equal(phone.called('setClipboardData').at(-1).data, 'bamboo2026');
    await phone.tap('copy-door');
    assert.equal(phone.called('setClipboardData').at(-1).data, '院门密码 2816#');
  });

  await t.test('an unpaid order shows nothing of it', async () => {
    const unpaid = await order(1, 2);
    await phone.open(`/subpkg/order/detail?no=${unpaid.no}`);
    assert.equal(phone.find('arrival'), null);
    unpaid.status = 'closed';
  });

  await t.test('offline: what was loaded stays readable, with its age', async () => {
    await phone.open('/pages/home/home');
    await phone.open('/pages/orders/orders');
    await phone.setOnline(false);
    for (const [page, words] of [
      ['/pages/home/home', /围炉过冬/],
      [`/subpkg/stay/house?id=${house1}`, /竹影院/],
      ['/pages/orders/orders', /竹影院/],
      [
        `/subpkg/order/detail?no=${state.orders.find(({ status }) => status === 'confirmed').no}`,
        /2816#|竹影院/,
      ],
      ['/subpkg/member/article?slug=charter', /身份证件/],
    ]) {
      await phone.open(page);
      await new Promise((resolve) => setTimeout(resolve, 900));
      await phone.idle();
      assert.match(phone.text(), words, page);
      assert.match(phone.text('offline-bar'), /网络已断开，显示的是(刚刚|\d+ 分钟前)的内容/, page);
    }
    await phone.setOnline(true);
    assert.equal(phone.find('offline-bar'), null);
  });

  await t.test('a failed order is sent again with the same key, also from a new page', async () => {
    const before = state.orders.length;
    await fillIn(12, 13);
    await phone.setOnline(false);
    await phone.tap('submit-order');
    await new Promise((resolve) => setTimeout(resolve, 800));
    await phone.idle();
    const keys = () =>
      phone.called('request').filter(({ url, method }) => method === 'POST' && url.endsWith('/orders'));
    const first = keys().at(-1).header['Idempotency-Key'];
    await phone.setOnline(true);
    await order(12, 13);
    assert.equal(keys().at(-1).header['Idempotency-Key'], first);
    assert.equal(state.orders.length, before + 1);
  });

  await t.test('settings: appearance, language, what is kept, texts, telephone', async () => {
    await phone.open('/subpkg/member/settings');
    await phone.tap('appearance-dark');
    assert.match(JSON.stringify(phone.called('setNavigationBarColor').at(-1)), /#14171a/);
    assert.match(phone.stack.at(-1).holder.innerHTML, /look-dark/);
    await phone.tap('appearance-system');
    assert.doesNotMatch(phone.stack.at(-1).holder.innerHTML, /look-dark/);
    await phone.tap('contact-phone');
    assert.equal(phone.called('makePhoneCall').at(-1).phoneNumber, '400-800-1234');
    await phone.tap('article-privacy');
    assert.equal(phone.text('article-title'), '隐私政策');
    await phone.open('/subpkg/member/settings');
    await phone.tap('clear-cache');
    await phone.tap('confirm-clear');
    assert.equal(phone.text('clear-cache').includes('0.0 KB'), true);
    assert.equal(
      [...phone.storage.keys()].some((key) => key.startsWith('yizhan.kept.')),
      false,
    );
  });

  await t.test('closing the account: refused, asked, shown, withdrawn', async () => {
    await phone.open('/subpkg/member/deletion');
    assert.match(phone.text(), /15 天时间可以撤回.*将会删除.*依法保留/);
    await phone.tap('deletion-request');
    await phone.tap('deletion-confirm');
    assert.match(phone.text('deletion-notice'), /未完成的订单/);
    for (const one of state.orders) one.status = 'completed';
    await phone.type('deletion-reason', '换手机');
    await phone.tap('deletion-request');
    await phone.tap('deletion-confirm');
    assert.equal(state.deletion.reason, '换手机');
    assert.match(phone.text('deletion-pending'), /已申请注销/);
    await phone.tap('deletion-withdraw');
    assert.equal(state.deletion, null);
    assert.ok(phone.find('deletion-request'));
  });

  await t.test('logging out leaves nothing of the member on the device', async () => {
    await phone.open('/pages/orders/orders');
    await phone.open('/pages/me/me');
    await phone.tap('logout');
    await phone.tap('confirm-logout');
    const left = [...phone.storage.keys()].filter((key) => key.includes('kept.my:'));
    assert.deepEqual(left, []);
    await phone.open('/subpkg/member/favourites');
    assert.match(phone.text(), /登录后查看收藏/);
  });

  await t.test(
    'dates that are taken can be waited for; when they are free, one tap leads to the booking',
    async () => {
      await phone.open('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
      await phone.tap('login-skip');
      server.fault('POST', /quotes/, refusal(409, 'SOLD_OUT', '这些日期已被订完'));
      await phone.open(`/subpkg/stay/house?id=${house1}&in=${day(8)}&out=${day(10)}`);
      await phone.tap('wait-open');
      assert.equal(phone.page, 'subpkg/stay/wait');
      assert.match(phone.text(), /竹影院.*先到先得/);
      await phone.type('guest-name', '');
      await phone.tap('wait-submit');
      assert.match(phone.text('guest-name-error'), /./);
      await phone.type('guest-name', '林青禾');
      await phone.type('guest-phone', '13800138000');
      server.fault('POST', /waiting-notes/, refusal(409, 'STILL_FREE', '现在就能预订'));
      await phone.tap('wait-submit');
      assert.match(phone.text('wait-notice'), /现在就能预订/);
      await phone.tap('wait-dates');
      assert.equal(phone.page, 'subpkg/stay/calendar');
      for (const id of [`day-${day(9)}`, `day-${day(11)}`, 'calendar-confirm']) await phone.tap(id);
      assert.match(phone.text('wait-out'), /2晚/);
      assert.equal(phone.find('wait-notice'), null);
      await phone.tap('wait-submit');
      assert.equal(phone.page, 'subpkg/member/waiting');
      assert.deepEqual(phone.called('requestSubscribeMessage').at(-1).tmplIds, ['tmpl-waiting-1']);
      assert.match(phone.text('note-0'), /竹影院.*候补中.*有房时告诉你/);
      Object.assign(state.notes[0], { status: 'free', statusText: '有房了' });
      await phone.open('/subpkg/member/waiting');
      assert.match(phone.text('note-0'), /有房了.*先到先得/);
      await phone.tap('note-0-book');
      assert.equal(phone.page, 'subpkg/stay/confirm');
      assert.match(phone.text(), /竹影院/);
      await phone.open('/subpkg/member/waiting');
      await phone.tap('note-0-withdraw');
      await phone.tap('confirm-withdraw');
      assert.match(phone.text('note-0-status'), /已撤回/);
      state.notes.length = 0;
      await phone.open('/subpkg/member/waiting');
      assert.match(phone.text(), /没有候补/);
      server.fault('GET', /waiting-notes/, refusal(500, 'INTERNAL', '稍后再试'));
      await phone.open('/pages/me/me');
      await phone.tap('me-waiting');
      assert.equal(phone.page, 'subpkg/member/waiting');
      assert.match(phone.text(), /暂时打不开.*稍后再试/);
      await phone.tap('retry');
      assert.match(phone.text(), /没有候补/);
      await phone.open('/pages/me/me');
      await phone.tap('logout');
      await phone.tap('confirm-logout');
      await phone.open('/subpkg/member/waiting');
      assert.match(phone.text(), /登录后查看候补/);
    },
  );

  await t.test('everything sent and answered is as openapi.json says', () =>
    assert.deepEqual(server.broken, []),
  );
});
