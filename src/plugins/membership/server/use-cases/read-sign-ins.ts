import type { Db } from '../../../../shared/database';
import { addDays, type LocalDate } from '../../../../shared/local-date';
import { venueNow } from '../../../../shared/venue';
import { balances } from '../../../wallet/server/services';
import { makeUpDays, rewardsAhead, type StreakDay } from '../domain/daily-sign-in';
import { countStreak, findFirstSignIn, findSignIns, type DailySignIn } from '../repositories/daily-sign-ins';
import { findSignInRule } from '../repositories/rules';

export interface SignInCalendar {
  today: LocalDate;
  /** Signing in is offered. */
  open: boolean;
  signedToday: boolean;
  /** Days in a row, up to today or (while today is not signed in yet) yesterday. */
  streak: number;
  cycleDays: number;
  /** The rewards of the days to come, beginning with the next one that can be signed in. */
  ahead: (StreakDay & { day: LocalDate })[];
  makeUpCards: number;
  /** Missed days that can be made up now. */
  missed: LocalDate[];
  /** Of the month that was asked for. */
  days: DailySignIn[];
}

const CLOSED = { open: false, cycleDays: 0, ahead: [], missed: [] };

/** @param month its first day */
export async function readSignIns(
  db: Db,
  memberId: number,
  month: LocalDate | null,
  nowMs: number,
): Promise<SignInCalendar> {
  const { today } = venueNow(nowMs);
  const first = month ?? (`${today.slice(0, 8)}01` as LocalDate);
  const days = await findSignIns(db, memberId, first, lastOfMonth(first));
  const rule = await findSignInRule(db);
  const ended = await countStreak(db, memberId, today);
  const signedToday = ended > 0;
  const streak = signedToday ? ended : await countStreak(db, memberId, addDays(today, -1));
  const found = await balances(db, memberId, new Date(nowMs).toISOString());
  const makeUpCards = found.find(({ asset }) => asset === 'make-up-card')?.available ?? 0;
  const common = { today, signedToday, streak, makeUpCards, days };
  if (!rule) return { ...common, ...CLOSED };
  const recent = await findSignIns(db, memberId, addDays(today, -rule.makeUpDays), today);
  const signed = new Set(recent.map(({ day }) => day));
  return {
    ...common,
    open: true,
    cycleDays: rule.days.length,
    ahead: rewardsAhead(rule, streak, Math.max(7, rule.days.length)).map((ahead, i) => ({
      ...ahead,
      day: addDays(today, signedToday ? i + 1 : i),
    })),
    missed: makeUpDays(rule, signed, await findFirstSignIn(db, memberId), today),
  };
}

const lastOfMonth = (first: LocalDate): LocalDate => {
  const next = addDays(first, 31);
  return addDays(`${next.slice(0, 8)}01` as LocalDate, -1);
};
