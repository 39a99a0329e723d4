/** What a completed order earns, and what of it goes back with its money. */
import type { Trx } from '../../../../shared/database';
import { isProblem } from '../../../../shared/problem';
import { lockWallets, reverse } from '../../../wallet/server/services';
import { goesBack, rewardOf, type Reward } from '../domain/earning';
import { findOpenInvitation, markRewarded } from '../repositories/invitations';
import { isGuest } from '../repositories/members';
import { findOrderReward, insertOrderReward, type OrderReward } from '../repositories/order-rewards';
import { findEarningRule } from '../repositories/rules';
import { giveReward } from './give-reward';
import { settleLevel } from './settle-level';

export interface CompletedOrder {
  orderNo: string;
  memberId: number;
  /** Money that stays, without what was paid in points, gifts, vouchers or from a card; fen. */
  keptFen: number;
  nowMs: number;
}

const SYSTEM = { kind: 'system' } as const;

/**
 * Call in the transaction that completes the order, with its row locked; again gives nothing more. Somebody for whom
 * staff booked and who has never signed in earns nothing yet: call it again when the order becomes a member's.
 */
export async function rewardOrder(trx: Trx, order: CompletedOrder): Promise<void> {
  const { orderNo, memberId, keptFen, nowMs } = order;
  if ((await findOrderReward(trx, orderNo)) || !(await isGuest(trx, memberId))) return;
  const rule = await findEarningRule(trx);
  const invitation = keptFen > 0 ? await findOpenInvitation(trx, memberId) : undefined;
  await lockWallets(trx, invitation ? [memberId, invitation.inviterId] : [memberId], new Date(nowMs).toISOString());
  const reward = rewardOf(keptFen, rule);
  const given = await giveReward(trx, memberId, reward, {
    key: `order:${orderNo}:reward`,
    reason: 'order-reward',
    reference: orderNo,
    cause: '订单完成',
    actor: SYSTEM,
    nowMs,
  });
  const at = new Date(nowMs).toISOString();
  await insertOrderReward(trx, { orderNo, memberId, baseFen: keptFen, ...reward, ...given }, at);
  if (invitation && (await markRewarded(trx, invitation.id, { ...rule.invitation, orderNo, at })))
    await giveReward(trx, invitation.inviterId, rule.invitation, {
      key: `invitation:${invitation.id}:reward`,
      reason: 'invitation',
      // Not the invitee's order: it is nobody else's business.
      reference: null,
      cause: '邀请好友完成首单',
      actor: SYSTEM,
      nowMs,
    });
}

/**
 * Call in the transaction that promises money back. Takes back in proportion what the order has earned; what is gone
 * already is owed. Nothing happens to an order that has earned nothing.
 * @param refund `money` that stayed of the order before this refund and stays after it, fen
 */
export async function clawBackOrder(
  trx: Trx,
  refund: { orderNo: string; money: { before: number; after: number }; nowMs: number },
): Promise<void> {
  const reward = await findOrderReward(trx, refund.orderNo);
  if (!reward) return;
  const { before, after } = refund.money;
  const back = goesBack(reward, reward.baseFen, { before: reward.baseFen - before, after: reward.baseFen - after });
  await takeBack(trx, reward, back, refund);
}

async function takeBack(
  trx: Trx,
  reward: OrderReward,
  back: Reward,
  { orderNo, money, nowMs }: Parameters<typeof clawBackOrder>[1],
): Promise<void> {
  const take = async (transfer: string | null, asset: keyof Reward): Promise<void> => {
    if (!transfer || back[asset] === 0) return;
    const key = `order:${orderNo}:back:${reward.baseFen - money.after}:${asset}`;
    const command = { key, transfer, reference: orderNo, actor: SYSTEM, now: new Date(nowMs).toISOString() };
    await reverseUpTo(trx, command, back[asset]);
  };
  await take(reward.pointsTransfer, 'points');
  await take(reward.experienceTransfer, 'experience');
  if (back.experience > 0) await settleLevel(trx, reward.memberId, { cause: '订单退款', reference: orderNo, nowMs });
}

/** Staff may have taken a part back by hand; then only the rest is left to take. */
async function reverseUpTo(
  trx: Trx,
  command: Omit<Parameters<typeof reverse>[1], 'amount'>,
  amount: number,
): Promise<void> {
  try {
    await reverse(trx, { ...command, amount });
  } catch (error) {
    if (!isProblem(error) || error.code !== 'REVERSED_ALREADY') throw error;
    const left = Number(error.details.left);
    if (left > 0) await reverse(trx, { ...command, amount: left });
  }
}
