/** A member signs in for a venue day: today, or a missed day with a make-up card. */
import type { Core } from '@strapi/strapi';
import { withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { addDays, type LocalDate } from '../../../../shared/local-date';
import { conflict, isProblem, unprocessable } from '../../../../shared/problem';
import { text } from '../../../../shared/text';
import { venueNow } from '../../../../shared/venue';
import { lockWallets, spend } from '../../../wallet/server/services';
import { makeUpDays, streakDay, type SignInRule } from '../domain/daily-sign-in';
import {
  countStreak,
  findFirstSignIn,
  findSignIns,
  insertSignIn,
  type DailySignIn,
} from '../repositories/daily-sign-ins';
import { findSignInRule } from '../repositories/rules';
import { giveReward } from './give-reward';

export interface SignInCommand {
  memberId: number;
  /** A missed day that is made up; null is today. */
  day: LocalDate | null;
  idempotencyKey: string;
}

/**
 * One transaction: the day, its reward and the level that follows. What a day gives depends on how many days in a row
 * end the day before it; days that were signed in later keep what they gave.
 * @throws Problem 409 ALREADY_SIGNED_IN, SIGN_IN_CLOSED, NO_MAKE_UP_CARD; 422 NOT_MISSED for a day that cannot be made up
 */
export async function signInDaily(
  strapi: Core.Strapi,
  command: SignInCommand,
  nowMs = Date.now(),
): Promise<DailySignIn> {
  const { memberId, day, idempotencyKey: key } = command;
  const scope = `member:${memberId}:daily-sign-in`;
  return withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope, key, input: { day } }, () => signIn(trx, memberId, day, nowMs)),
  );
}

async function signIn(trx: Trx, memberId: number, missed: LocalDate | null, nowMs: number): Promise<DailySignIn> {
  const now = new Date(nowMs).toISOString();
  // Today and a day before it at once: one of them waits, so that neither counts a streak that is about to change.
  await lockWallets(trx, [memberId], now);
  const rule = await findSignInRule(trx);
  if (!rule) throw conflict('SIGN_IN_CLOSED', text('签到暂未开放', 'Signing in is not offered at the moment'));
  const { today } = venueNow(nowMs);
  const day = missed ?? today;
  if (missed) await payForMakeUp(trx, memberId, rule, missed, { today, now });
  const { reward, ...position } = streakDay(rule, await countStreak(trx, memberId, addDays(day, -1)));
  const done: DailySignIn = { day, kind: missed ? 'make_up' : 'on_time', ...position, ...reward, at: now };
  if (!(await insertSignIn(trx, memberId, done))) throw alreadySignedIn();
  await giveReward(trx, memberId, reward, {
    key: `sign-in:${memberId}:${day}`,
    reason: 'sign-in',
    reference: day,
    cause: '签到',
    actor: { kind: 'member', id: memberId },
    nowMs,
  });
  return done;
}

async function payForMakeUp(
  trx: Trx,
  memberId: number,
  rule: SignInRule,
  day: LocalDate,
  { today, now }: { today: LocalDate; now: string },
): Promise<void> {
  const first = await findFirstSignIn(trx, memberId);
  const signed = new Set((await findSignIns(trx, memberId, addDays(today, -rule.makeUpDays), today)).map((s) => s.day));
  if (signed.has(day)) throw alreadySignedIn();
  if (!makeUpDays(rule, signed, first, today).includes(day)) throw notMissed(rule.makeUpDays);
  try {
    const key = `make-up:${memberId}:${day}`;
    const actor = { kind: 'member', id: memberId } as const;
    await spend(trx, {
      key,
      member: memberId,
      amount: 1,
      assets: ['make-up-card'],
      reason: 'make-up',
      reference: day,
      actor,
      now,
    });
  } catch (error) {
    if (!isProblem(error) || error.code !== 'INSUFFICIENT_BALANCE') throw error;
    throw conflict(
      'NO_MAKE_UP_CARD',
      text('没有补签卡了，连续签到可以获得', 'No make-up card left; signing in earns them'),
    );
  }
}

const alreadySignedIn = (): Error =>
  conflict('ALREADY_SIGNED_IN', text('这一天已经签到过了', 'This day is signed in already'));

const notMissed = (days: number): Error =>
  unprocessable(
    'NOT_MISSED',
    days === 0
      ? text('这里不能补签', 'Missed days cannot be made up here')
      : text(
          `只能补签首次签到之后、最近 ${days} 天内漏签的日子`,
          `Only days missed in the last ${days} days and after the first sign-in can be made up`,
        ),
    { field: 'day' },
  );
