// @ts-check
/** Level, points, sign-in and invitations as the mock answers them: enough to look at every page, no real rules. */
import { addDays } from './mock-data.mjs';
import { Refusal } from './mock-orders.mjs';

/** @typedef {import('../../src/api/types').MemberLevel} MemberLevel */

/** @param {Partial<MemberLevel> & Pick<MemberLevel, 'name' | 'level' | 'experience' | 'percentOff' | 'discount'>} level @returns {MemberLevel} */
const level = (level) => ({
  iconUrl: null,
  backgroundUrl: null,
  benefits: [{ title: '延迟退房', text: '可延至 14:00' }],
  validDays: null,
  renewalExperience: null,
  ...level,
});

const LEVELS = [
  level({ name: '青竹', level: 1, experience: 0, percentOff: 0, discount: '无折扣', benefits: [] }),
  level({ name: '银杏', level: 2, experience: 500, percentOff: 5, discount: '9.5 折' }),
  level({
    name: '云杉',
    level: 3,
    experience: 2000,
    percentOff: 12,
    discount: '8.8 折',
    validDays: 365,
    renewalExperience: 1500,
  }),
];

const REWARD = { points: 10, experience: 1, makeUpCards: 0 };

/** @param {{ today: () => string, code: string }} context */
export function createClub({ today, code }) {
  const state = {
    points: 320,
    makeUpCards: 1,
    /** @type {import('../../src/api/types').SignInCalendar['days']} */
    days: [],
    /** Whether signing in is offered. */
    open: true,
  };

  const dayBefore = () => addDays(today(), -2);

  /** @param {string} day */
  const signed = (day) => state.days.some((known) => known.day === day);

  function streak() {
    let days = 0;
    for (let day = signed(today()) ? today() : addDays(today(), -1); signed(day); day = addDays(day, -1))
      days += 1;
    return days;
  }

  /** @returns {import('../../src/api/types').SignInCalendar} */
  function calendar() {
    const signedToday = signed(today());
    const missed = signed(dayBefore()) ? [addDays(today(), -1)].filter((day) => !signed(day)) : [];
    return {
      today: today(),
      open: state.open,
      signedToday,
      streak: streak(),
      cycleDays: 7,
      ahead: Array.from({ length: 7 }, (_, i) => ({
        day: addDays(today(), signedToday ? i + 1 : i),
        streak: streak() + i + 1,
        cycleDay: ((streak() + i) % 7) + 1,
        ...REWARD,
      })),
      makeUpCards: state.makeUpCards,
      missed,
      days: state.days,
    };
  }

  /** @param {string | null} day */
  function signIn(day) {
    const wanted = day ?? today();
    if (signed(wanted)) throw new Refusal(409, 'ALREADY_SIGNED_IN', '这一天已经签到过了');
    if (day && state.makeUpCards === 0) throw new Refusal(409, 'NO_MAKE_UP_CARD', '没有补签卡了');
    if (day) state.makeUpCards -= 1;
    const kind = /** @type {'on_time' | 'make_up'} */ (day ? 'make_up' : 'on_time');
    const done = { day: wanted, kind, streak: streak() + 1, cycleDay: 1, ...REWARD };
    state.days.push(done);
    state.points += REWARD.points;
    return { signIn: done, calendar: calendar() };
  }

  /** @returns {import('../../src/api/types').Membership} */
  const membership = () => ({
    level: LEVELS[1],
    validUntil: null,
    next: LEVELS[2],
    progressPercent: 20,
    experience: 800,
    points: state.points,
    pointsOwed: 0,
    pointsExpiring: { amount: 120, lastDay: '2027-12-31' },
    makeUpCards: state.makeUpCards,
    levels: LEVELS,
  });

  /** @param {string | undefined} cursor @returns {import('../../src/api/types').Statement} */
  const statement = (cursor) => ({
    items: Array.from({ length: cursor ? 2 : 20 }, (_, i) => ({
      id: String(i + (cursor ? 20 : 0)),
      at: new Date(Date.parse(`${today()}T04:00:00Z`) - i * 86_400_000).toISOString(),
      asset: /** @type {const} */ ('points'),
      assetName: '积分',
      unit: /** @type {const} */ ('count'),
      amount: i % 5 === 4 ? -50 : 10,
      after: 320 - i * 10,
      reason: 'sign-in',
      title: i % 5 === 4 ? '退款退回' : '签到',
      reference: null,
      transferNo: `T${i}`,
    })),
    nextCursor: cursor ? null : '20',
  });

  return {
    state,
    levels: () => ({ items: LEVELS }),
    rule: () => ({
      points: 1,
      experience: 1,
      expiry: /** @type {const} */ ('end_of_next_year'),
      months: null,
      signInPoints: 50,
      invitation: { points: 200, experience: 100 },
      note: null,
    }),
    membership,
    calendar,
    signIn,
    statement,
    invitation: () => ({
      code,
      reward: { points: 200, experience: 100 },
      invited: 1,
      rewarded: 1,
      points: 200,
      invitees: [
        {
          name: '山**里',
          invitedAt: '2026-11-01T04:00:00.000Z',
          rewardedAt: '2026-11-08T04:00:00.000Z',
          points: 200,
        },
      ],
    }),
    miniCode: () => ({ image: 'data:image/png;base64,iVBORw0KGgo=' }),
  };
}
