/** The membership in the built mini-program: centre, points, daily sign-in with a make-up, inviting. */
const test = require('node:test');
const assert = require('node:assert/strict');
const { createPhone } = require('./wx-host.cjs');
const { createServer, refusal } = require('./server.cjs');

test('membership', async (t) => {
  const server = await createServer();
  const phone = createPhone({ answer: server.answer, overrides: {} });
  const { backend, state } = server;
  t.after(() => phone.shutDown());

  await t.test('asks a stranger to sign in, and shows the levels to everybody', async () => {
    await phone.open('/subpkg/club/centre');
    assert.ok(phone.find('club-login'));
    await phone.open('/subpkg/club/levels');
    assert.match(phone.text('level-3'), /云杉.*8\.8 折.*365 天/s);
  });

  await t.test('shows the level, the way to the next and the discount', async () => {
    await phone.open('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
    await phone.tap('login-skip');
    await phone.open('/pages/me/me');
    assert.equal(phone.text('me-level'), '银杏');
    await phone.tap('me-club');
    assert.equal(phone.page, 'subpkg/club/centre');
    assert.match(phone.text('level-discount'), /9\.5 折/);
    assert.match(phone.text('level-way'), /再得 1200 成长值升级为云杉/);
  });

  await t.test('lists points by pages and says what ends next', async () => {
    await phone.open('/subpkg/club/points');
    assert.equal(phone.text('points-balance'), '320');
    assert.match(phone.text('points-expiring'), /120 积分/);
    assert.ok(phone.find('points-line-19'));
    server.fault('GET', /^\/wallet\/statement/, refusal(500, 'INTERNAL', '出了点问题'));
    await phone.open('/subpkg/club/points');
    assert.ok(phone.find('retry'));
  });

  await t.test('signs in once, and a missed day with a card', async () => {
    const today = backend.today();
    state.club.days.push({
      day: backend.addDays(today, -2),
      kind: 'on_time',
      streak: 1,
      cycleDay: 1,
      points: 10,
      experience: 1,
      makeUpCards: 0,
    });
    await phone.open('/subpkg/club/sign-in');
    assert.equal(phone.text('streak'), '0 天');
    await phone.tap('sign-in-now');
    assert.equal(phone.text('streak'), '1 天');
    assert.equal(phone.text('sign-in-now'), '今天已签到');
    // A missed day of the month before is on its page.
    const missed = backend.addDays(today, -1);
    if (missed.slice(0, 7) !== today.slice(0, 7)) await phone.tap('month-before');
    await phone.tap(`sign-day-${missed}`);
    await phone.tap('make-up-confirm');
    assert.equal(phone.text('streak'), '3 天');
    assert.match(phone.text('make-up-cards'), /0 张补签卡/);
  });

  await t.test('says so where signing in is not offered', async () => {
    state.club.open = false;
    await phone.open('/subpkg/club/sign-in');
    assert.match(phone.text(), /签到暂未开放/);
  });

  await t.test('shows the poster with the code of WeChat', async () => {
    await phone.open('/subpkg/club/invite');
    assert.match(phone.text('invite-code'), /M7K2QX9W4E1Z/);
    assert.ok(phone.find('poster-qr'));
    assert.ok(phone.find('invite-share'));
  });
});
