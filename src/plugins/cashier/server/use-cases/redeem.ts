import type { Core } from '@strapi/strapi';
import { withTransaction, type Trx } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { withIdempotency } from '../../../../shared/idempotency';
import { randomCode } from '../../../../shared/ids';
import { conflict, notFound, Problem, unprocessable } from '../../../../shared/problem';
import { findMemberLineById, type MemberLine } from '../../../membership/server/services';
import { assetOf, spend, type Asset } from '../../../wallet/server/services';
import { maskName, REDEEMABLE, RIGHTS, type Cashier, type RedeemableAsset, type Right } from '../domain/rights';
import { insertRedemption, type Redemption } from '../repositories/redemptions';
import { describeSources, type Redeemable } from '../services/redeemables';
import { openTicket } from './scan-code';

export interface RedeemWish {
  asset: RedeemableAsset;
  source: string;
  /** 1–100 */
  count: number;
  place: string | null;
}

export interface RedeemCommand extends RedeemWish {
  cashier: Cashier;
  /** Whom: by the ticket of a scan, or by number when staff looked the member up. */
  member: { ticket: string } | { id: number };
  idempotencyKey: string;
}

/**
 * Hands something over, once: a spending in the ledger and its record in one transaction.
 * @throws Problem 403 for what this cashier may not do, 404, 409 TICKET_EXPIRED, INSUFFICIENT_BALANCE, NOT_REDEEMABLE
 */
export function redeem(strapi: Core.Strapi, command: RedeemCommand): Promise<Redemption> {
  const { cashier, member, idempotencyKey, asset, source, count } = command;
  demand(cashier, REDEEMABLE[asset]);
  const place = placeFor(cashier, command.place);
  const nowMs = Date.now();
  const input = { member, asset, source, count, place };
  return withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope: `${cashier.key}:redeem`, key: idempotencyKey, input }, async () => {
      const ticket = 'ticket' in member ? await openTicket(trx, member.ticket, cashier.key, nowMs) : null;
      const line = await served(trx, ticket?.memberId ?? (member as { id: number }).id);
      const { title } = await redeemableOf(trx, asset, source);
      const no = `X${randomCode(15)}`;
      const at = new Date(nowMs).toISOString();
      const { no: transferNo } = await spend(trx, {
        ...{ key: `redemption:${no}`, member: line.id, reason: 'redemption', reference: no, now: at, amount: count },
        assets: [asset as Asset],
        sources: [source],
        note: place,
        actor: actorOf(cashier),
      });
      const redemption: Redemption = {
        ...{ no, asset, source, title, count, place, transferNo, at, undone: null },
        ...{ memberId: line.id, memberName: maskName(line.nickname) },
        ...{ cashier: cashier.key, cashierName: cashier.name },
      };
      await insertRedemption(trx, { ...redemption, ticket: ticket?.ticket ?? null });
      await publish(trx, 'cashier.redeemed', {
        ...{ no, memberId: line.id, title: title.zh, count, place: place ?? '', at },
      });
      return redemption;
    }),
  );
}

/** @throws Problem 403 */
export function demand(cashier: Cashier, right: Right): void {
  if (cashier.may.has(right)) return;
  const { zh, en } = RIGHTS[right];
  throw new Problem(403, 'CLERK_MAY_NOT', { zh: `您没有「${zh}」的权限，请联系店长`, en: `You may not: ${en}` });
}

/** Where it happens: one of the clerk's places; without a word the only one. */
function placeFor({ places }: Cashier, wished: string | null): string | null {
  if (places.length === 0) return wished;
  const place = wished ?? (places.length === 1 ? places[0]! : null);
  if (place !== null && places.includes(place)) return place;
  throw new Problem(
    403,
    'NOT_YOUR_PLACE',
    { zh: `请选择您负责的地点：${places.join('、')}`, en: `Choose one of your places: ${places.join(', ')}` },
    { field: 'place' },
  );
}

/** @throws Problem 404; 409 for whom staff have only booked by phone */
export async function served(trx: Trx, memberId: number): Promise<MemberLine> {
  const line = await findMemberLineById(trx, memberId);
  if (!line) throw notFound({ zh: '没有这位会员', en: 'There is no such member' });
  if (line.disabled) throw conflict('MEMBER_DISABLED', { zh: '该会员已停用', en: 'This member is disabled' });
  if (!line.signsIn)
    throw conflict('MEMBER_NOT_SIGNED_IN', {
      zh: '请客人先在小程序登录',
      en: 'The guest must sign in to the mini-program first',
    });
  return line;
}

async function redeemableOf(trx: Trx, asset: RedeemableAsset, source: string): Promise<Redeemable> {
  // An asset that this version does not know has no pockets either.
  const name = assetOf(asset as Asset)?.name;
  if (!name)
    throw unprocessable(
      'NOT_REDEEMABLE',
      { zh: '该会员没有这项权益', en: 'The member has nothing of this kind' },
      { field: 'asset' },
    );
  const said = (await describeSources(trx, [source])).get(source);
  if (said?.redeemable === false)
    throw conflict('NOT_REDEEMABLE', {
      zh: `「${said.title.zh}」不能在此核销`,
      en: `${said.title.en} cannot be redeemed here`,
    });
  return said ?? { title: name, note: null, redeemable: true };
}

export const actorOf = ({ kind, id, name }: Cashier): { kind: 'staff'; id?: number; name: string } =>
  // The ledger's staff are admin users; a clerk is named.
  kind === 'staff' ? { kind: 'staff', id, name } : { kind: 'staff', name: `${name}（店员码）` };
