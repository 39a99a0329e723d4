import { randomInt } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { violatedConstraint, withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import type { LocalDate } from '../../../../shared/local-date';
import { conflict, notFound, validation } from '../../../../shared/problem';
import { findGuestByPhone } from '../../../membership/server/services';
import { cardNumber } from '../domain/card-number';
import { WHOLE } from '../domain/shares';
import { closeHolding, findOpenHolding, insertHolding, lockUnit } from '../repositories/holdings';
import { findOrCreateOwner, ownersExist } from '../repositories/owners';

/** Somebody who is an owner already, or who becomes one by name and phone. */
export type NewOwner = ({ ownerId: number } | { name: string; phone: string }) & {
  /** Hundredths of a percent. */
  share: number;
};

export interface ChangeOfOwner {
  /** First day of the new owners; the old ones' time ends with the day before. */
  since: LocalDate;
  /** Empty: nobody owns the unit from that day on. */
  owners: NewOwner[];
  reason: string;
}

export interface StaffCommand {
  staff: { id: number; name: string };
  idempotencyKey: string;
}

const CARD_NUMBERS = 100_000_000;

/**
 * The unit changes hands on a day. What was stays as it was; only its end is written.
 * @throws Problem 404 for an unknown unit; 400 for shares that do not add up or an unknown owner; 409 SINCE_TOO_EARLY,
 *   NO_OWNER, ALREADY_OWNED
 */
export async function changeOwner(
  strapi: Core.Strapi,
  { staff, idempotencyKey }: StaffCommand,
  unitId: number,
  change: ChangeOfOwner,
): Promise<void> {
  requireWhole(change.owners);
  const scope = `staff:${staff.id}:change-owner:${unitId}`;
  try {
    await withTransaction(strapi, (trx) =>
      withIdempotency(trx, { scope, key: idempotencyKey, input: change, answer: null }, async () => {
        await write(trx, unitId, change, staff.name);
        return null;
      }),
    );
  } catch (error) {
    if (violatedConstraint(error) === 'owners_holdings_one') throw alreadyOwned();
    throw error;
  }
}

async function write(trx: Trx, unitId: number, change: ChangeOfOwner, staff: string): Promise<void> {
  const { since, reason } = change;
  if (!(await lockUnit(trx, unitId))) throw notFound();
  const current = await findOpenHolding(trx, unitId);
  if (current && since <= current.since) throw tooEarly(current.since);
  if (!current && change.owners.length === 0) throw nobodyThere();
  if (current) await closeHolding(trx, current.id, since);
  if (change.owners.length === 0) return;
  const at = new Date().toISOString();
  const shares: { ownerId: number; share: number }[] = [];
  for (const owner of change.owners) shares.push({ ownerId: await ownerIdOf(trx, owner, at), share: owner.share });
  if (new Set(shares.map(({ ownerId }) => ownerId)).size < shares.length)
    throw validation('owners', { zh: '同一位业主出现了两次', en: 'The same owner is there twice' });
  await insertHolding(trx, { unitId, since, reason, staff, at, shares });
}

async function ownerIdOf(trx: Trx, owner: NewOwner, at: string): Promise<number> {
  if ('ownerId' in owner) {
    if (!(await ownersExist(trx, [owner.ownerId])))
      throw validation('owners', { zh: '没有这位业主', en: 'There is no such owner' });
    return owner.ownerId;
  }
  const memberId = (await findGuestByPhone(trx, owner.phone)) ?? null;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const cardNo = cardNumber(randomInt(CARD_NUMBERS));
    const id = await findOrCreateOwner(trx, { name: owner.name, phone: owner.phone, cardNo, memberId, at });
    if (id !== null) return id;
  }
  throw new Error('no free card number was found');
}

function requireWhole(owners: readonly NewOwner[]): void {
  const sum = owners.reduce((total, { share }) => total + share, 0);
  if (owners.length > 0 && sum !== WHOLE)
    throw validation('owners', { zh: '份额合计应为 100%', en: 'Shares must add up to 100%' });
}

const tooEarly = (since: string): Error =>
  conflict(
    'SINCE_TOO_EARLY',
    {
      zh: `现业主自 ${since} 起登记，变更日期须晚于它`,
      en: `The present owner is entered since ${since}; the change comes later`,
    },
    { field: 'since' },
  );

const nobodyThere = (): Error =>
  conflict('NO_OWNER', { zh: '这套房没有业主', en: 'Nobody owns this unit' }, { field: 'owners' });

const alreadyOwned = (): Error =>
  conflict(
    'ALREADY_OWNED',
    { zh: '这段时间已登记了业主，请检查变更记录', en: 'Somebody is entered for these days already; see the history' },
    { field: 'since' },
  );
