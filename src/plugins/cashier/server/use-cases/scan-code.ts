import type { Core } from '@strapi/strapi';
import { pool, type Db } from '../../../../shared/database';
import { randomCode } from '../../../../shared/ids';
import { conflict, Problem, unprocessable } from '../../../../shared/problem';
import { inWindow, readCode, type ReadCode } from '../domain/codes';
import type { Cashier } from '../domain/rights';
import { countWrong, takeCode } from '../repositories/batches';
import { findEarlierScans, findTicket } from '../repositories/scans';
import { codeKeys } from '../services/code-keys';

const TICKET_MS = 3 * 60_000;
/** So many wrong codes in so long, and nothing more is looked at until it is over. */
export const MAX_WRONG = 10;
const TRIES_MS = 10 * 60_000;

export interface Ticket {
  ticket: string;
  memberId: number;
  /** ISO instant. */
  expiresAt: string;
}

export interface ScanCommand {
  code: string;
  /** Of this scan: sent again it gets the first one's answer. */
  nonce: string;
}

/**
 * A code becomes a ticket, once.
 * @throws Problem 422 CODE_INVALID, 409 CODE_EXPIRED, CODE_USED, NONCE_USED, 429 TOO_MANY_TRIES
 */
export async function scanCode(
  strapi: Core.Strapi,
  { key: cashier, name: cashierName }: Pick<Cashier, 'key' | 'name'>,
  { code, nonce }: ScanCommand,
  nowMs = Date.now(),
): Promise<Ticket> {
  const db = pool(strapi);
  const [now, triesSince] = [new Date(nowMs).toISOString(), new Date(nowMs - TRIES_MS).toISOString()];
  const read = readCode(code, codeKeys(), nowMs);
  if (!read) {
    const wrong = await countWrong(db, { cashier, now, triesSince, maxWrong: MAX_WRONG });
    throw wrong > MAX_WRONG ? tooManyTries() : invalidCode();
  }
  const attempt = { ...read, cashier, nonce, triesSince };
  if (!inWindow(read)) return repeatOf(db, attempt, nowMs);
  const taken = await takeCode(db, {
    ...attempt,
    cashierName,
    ticket: `K${randomCode(23)}`,
    now,
    expiresAt: new Date(nowMs + TICKET_MS).toISOString(),
    maxWrong: MAX_WRONG,
  });
  if (taken.wrong >= MAX_WRONG) throw tooManyTries();
  if (taken.ticket === null) return repeatOf(db, attempt, nowMs);
  return { ticket: taken.ticket, memberId: taken.memberId!, expiresAt: taken.expiresAt!.toISOString() };
}

/** What was not taken may be a scan whose answer was lost on the way. */
async function repeatOf(
  db: Db,
  attempt: Pick<ReadCode, 'batch' | 'slot'> & { cashier: string; nonce: string; triesSince: string },
  nowMs: number,
): Promise<Ticket> {
  const { ofCode, ofNonce, wrong } = await findEarlierScans(db, attempt);
  if (wrong >= MAX_WRONG) throw tooManyTries();
  if (ofCode && ofCode.cashier === attempt.cashier && ofCode.nonce === attempt.nonce) {
    if (Date.parse(ofCode.expiresAt) <= nowMs) throw ticketExpired();
    return ofCode;
  }
  if (ofCode)
    throw conflict('CODE_USED', {
      zh: '这个会员码已经用过，请会员出示新的码',
      en: 'This code has been used; ask for a new one',
    });
  if (ofNonce)
    throw conflict(
      'NONCE_USED',
      { zh: '这次扫码已经提交过别的码，请重新扫码', en: 'This scan was already used for another code; scan again' },
      { field: 'nonce' },
    );
  throw conflict('CODE_EXPIRED', {
    zh: '会员码已过期，请会员刷新后再扫',
    en: 'This code is over; ask for a fresh one',
  });
}

/**
 * The ticket of a scan, for whoever scanned.
 * @throws Problem 404; 409 TICKET_EXPIRED
 */
export async function openTicket(db: Db, ticket: string, cashier: string, nowMs: number): Promise<Ticket> {
  const scan = await findTicket(db, ticket, cashier);
  if (!scan)
    throw new Problem(404, 'NOT_FOUND', { zh: '没有这次扫码，请重新扫码', en: 'There is no such scan; scan again' });
  if (Date.parse(scan.expiresAt) <= nowMs) throw ticketExpired();
  return scan;
}

const ticketExpired = (): Problem =>
  conflict('TICKET_EXPIRED', {
    zh: '扫码已超过 3 分钟，请会员出示新的码',
    en: 'The scan is more than 3 minutes old; scan a new code',
  });

const invalidCode = (): Problem =>
  unprocessable(
    'CODE_INVALID',
    { zh: '不是有效的会员码，请核对数字或重新扫码', en: 'Not a member code; check the digits or scan again' },
    { field: 'code' },
  );

const tooManyTries = (): Problem =>
  new Problem(
    429,
    'TOO_MANY_TRIES',
    { zh: '错误次数过多，请 10 分钟后再试', en: 'Too many wrong codes; try again in 10 minutes' },
    { field: 'code' },
  );
