import type { Core } from '@strapi/strapi';
import { pool, withTransaction } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { Problem } from '../../../../shared/problem';
import { lockMember, setStaffRole } from '../../../membership/server/services';
import { RIGHT_CODES, type Cashier, type Right } from '../domain/rights';
import { findClerkOf, saveClerk, type Clerk, type ClerkEdit } from '../repositories/clerks';
import { served } from './redeem';

/**
 * Who this member is at the till.
 * @throws Problem 403 for whom nobody has linked, or who is switched off
 */
export async function clerkCashier(strapi: Core.Strapi, memberId: number): Promise<Cashier> {
  const clerk = await findClerkOf(pool(strapi), memberId);
  if (!clerk?.enabled)
    throw new Problem(403, 'NOT_A_CLERK', {
      zh: '您的店员权限未开通或已停用，请联系店长',
      en: 'You are not a clerk here; ask the manager',
    });
  return {
    key: `clerk:${clerk.id}`,
    kind: 'clerk',
    id: clerk.id,
    name: clerk.name,
    may: new Set(clerk.may),
    places: clerk.places,
  };
}

/** Staff at the desk: everything that the route lets them in for; undoing is a right of its own. */
export const deskCashier = ({ id, name }: { id: number; name: string }): Cashier => ({
  ...{ key: `staff:${id}`, kind: 'staff', id, name, places: [] },
  may: new Set<Right>(RIGHT_CODES),
});

/**
 * Links a member who works here, or changes what they may. Switched off, the clerk routes are closed within seconds.
 * @throws Problem 404, 409 MEMBER_NOT_SIGNED_IN
 */
export function keepClerk(
  strapi: Core.Strapi,
  by: { id: number; name: string; idempotencyKey: string },
  memberId: number,
  edit: ClerkEdit,
): Promise<Clerk> {
  const scope = `staff:${by.id}:clerk`;
  return withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope, key: by.idempotencyKey, input: { memberId, ...edit } }, async () => {
      await lockMember(trx, memberId);
      if (edit.enabled) await served(trx, memberId);
      await setStaffRole(trx, memberId, 'clerk', edit.enabled);
      return saveClerk(trx, memberId, edit, { name: by.name, now: new Date().toISOString() });
    }),
  );
}
