/** Rights of a card in the ledger: granted with a period, moved with the card, taken back with the money. */
import type { Db, Trx } from '../../../../shared/database';
import { dayStartInZone, type LocalDate } from '../../../../shared/local-date';
import { isProblem } from '../../../../shared/problem';
import { venue } from '../../../../shared/venue';
import { balances, grant, hold, reverse, voidHold, type Actor, type Asset } from '../../../wallet/server/services';
import { shareToTake } from '../domain/card-value';
import { pocketSource } from '../domain/cards';
import {
  countRight,
  findRightsOfCards,
  findRightsOfPeriod,
  insertRight,
  type Period,
  type Right,
} from '../repositories/card-rights';
import type { Card, FrozenPart } from '../repositories/cards';

/** Who moves it, when, and a name for the movements that no other command has. */
export interface Moving {
  key: string;
  actor: Actor;
  note: string | null;
  nowMs: number;
}

const isoOf = ({ nowMs }: Moving): string => new Date(nowMs).toISOString();

/** The pocket is filled, and the row says by which transfer. */
async function fill(
  trx: Trx,
  card: Pick<Card, 'id' | 'no' | 'memberId'>,
  right: Pick<Right, 'periodId' | 'code' | 'asset' | 'amount' | 'endsOn'>,
  moving: Moving,
): Promise<void> {
  const source = pocketSource(card.no, right.code);
  const movement = await grant(trx, {
    key: moving.key,
    member: card.memberId,
    asset: right.asset,
    amount: right.amount,
    source,
    expiresAt: dayStartInZone(right.endsOn, venue().zone),
    reason: 'card',
    reference: card.no,
    note: moving.note,
    actor: moving.actor,
    now: isoOf(moving),
  });
  const pocket = movement.parts.find(({ amount }) => amount > 0)!;
  const { id: cardId, memberId } = card;
  await insertRight(trx, { ...right, cardId, memberId, source, transferNo: movement.no, accountId: pocket.account });
}

/** Balance and counted benefits of a new period, in pockets that end with it. */
export async function grantRights(
  trx: Trx,
  card: Card,
  period: Pick<Period, 'id' | 'until'>,
  moving: Moving,
): Promise<void> {
  const { balanceFen, benefits } = card.kind;
  const give = (code: string | null, asset: Asset, amount: number): Promise<void> =>
    fill(
      trx,
      card,
      { periodId: period.id, code, asset, amount, endsOn: period.until },
      { ...moving, key: `${moving.key}:${code ?? 'balance'}` },
    );
  if (balanceFen > 0) await give(null, 'card', balanceFen);
  for (const { code, count } of benefits) if (count > 0) await give(code, 'benefit', count);
}

/** What is in the pockets of a card, by account; what is held for an order is not counted. */
async function freeByAccount(trx: Trx, memberId: number, moving: Moving): Promise<Map<string, number>> {
  const found = await balances(trx, memberId, isoOf(moving));
  return new Map(found.flatMap(({ pockets }) => pockets.map(({ id, available }) => [id, available] as const)));
}

/**
 * What is left in the pockets leaves them for new ones: of another card, another member, or with another end. What has
 * been spent stays where it was.
 * @param to undefined takes it away for good
 */
export async function moveRights(
  trx: Trx,
  card: Card,
  how: {
    /** Null where it is not moved at all. */
    to(right: Right): { card: Pick<Card, 'id' | 'no' | 'memberId'>; endsOn: LocalDate } | 'nowhere' | null;
    /** What there is, where the pockets themselves no longer say. */
    free?: ReadonlyMap<string, number>;
  },
  moving: Moving,
): Promise<void> {
  const free = how.free ?? (await freeByAccount(trx, card.memberId, moving));
  for (const right of await findRightsOfCards(trx, [card.id])) {
    const amount = Math.min(right.amount - right.moved - right.taken, free.get(right.accountId) ?? 0);
    const to = how.to(right);
    if (amount <= 0 || to === null) continue;
    await takeOut(trx, right, amount, { ...moving, key: `${moving.key}:${right.id}:out` });
    await countRight(trx, right.id, to === 'nowhere' ? { taken: amount } : { moved: amount });
    if (to === 'nowhere') continue;
    const { periodId, code, asset } = right;
    const moved = { periodId, code, asset, amount, endsOn: to.endsOn };
    await fill(trx, to.card, moved, { ...moving, key: `${moving.key}:${right.id}:in` });
  }
}

/** Staff may have taken a part back in the ledger itself; then only the rest is left to take. */
async function takeOut(trx: Trx, right: Right, amount: number, moving: Moving): Promise<void> {
  const { key, actor, note } = moving;
  const command = {
    key,
    transfer: right.transferNo,
    reason: 'card',
    reference: right.source.split(':')[1]!,
    note,
    actor,
  } as const;
  const now = isoOf(moving);
  try {
    await reverse(trx, { ...command, amount, now });
  } catch (error) {
    if (!isProblem(error) || error.code !== 'REVERSED_ALREADY') throw error;
    const left = Number(error.details.left);
    if (left > 0) await reverse(trx, { ...command, amount: left, now });
  }
}

/** Sets aside what is left while the card is frozen. */
export async function holdRights(trx: Trx, card: Card, moving: Moving): Promise<FrozenPart[]> {
  const frozen: FrozenPart[] = [];
  const rights = await findRightsOfCards(trx, [card.id]);
  const sources = new Map(rights.map(({ source, asset }) => [source, asset]));
  const found = await balances(trx, card.memberId, isoOf(moving));
  for (const [source, asset] of sources) {
    const pockets =
      found.find((each) => each.asset === asset)?.pockets.filter((pocket) => pocket.source === source) ?? [];
    const amount = pockets.reduce((sum, { available }) => sum + available, 0);
    if (amount === 0) continue;
    const held = await hold(trx, {
      key: `${moving.key}:${source}`,
      member: card.memberId,
      assets: [asset],
      sources: [source],
      amount,
      reason: 'card',
      reference: card.no,
      actor: moving.actor,
      expiresAt: NEVER,
      now: isoOf(moving),
    });
    frozen.push({ hold: held.no, parts: held.parts.map(({ account, amount: part }) => ({ account, amount: part })) });
  }
  return frozen;
}

/** A frozen card is thawed by somebody, or by the tick; never by the ledger. */
const NEVER = '2999-01-01T00:00:00.000Z';

/** @returns what had been set aside, by account */
export async function freeRights(trx: Trx, card: Card, moving: Moving): Promise<Map<string, number>> {
  const free = new Map<string, number>();
  for (const { hold: no, parts } of card.holds) {
    await voidHold(trx, { hold: no, why: 'unfrozen', now: isoOf(moving) });
    for (const { account, amount } of parts) free.set(account, (free.get(account) ?? 0) + amount);
  }
  return free;
}

/**
 * Takes back the share of what a period granted that belongs to the money that has gone back. What was used already is
 * taken from elsewhere in the wallet or is owed.
 */
export async function takeShare(
  trx: Trx,
  period: Period,
  money: { refundedFen: number; totalFen: number },
  moving: Moving,
): Promise<void> {
  const rights = await findRightsOfPeriod(trx, period.id);
  for (const code of new Set(rights.map((right) => right.code))) {
    const own = rights.filter((right) => right.code === code);
    const granted = own.reduce((sum, { amount, moved }) => sum + amount - moved, 0);
    const taken = own.reduce((sum, right) => sum + right.taken, 0);
    let rest = shareToTake(granted, taken, money.refundedFen, money.totalFen);
    // What was moved last is where something is left.
    for (const right of own.reverse()) {
      const part = Math.min(rest, right.amount - right.moved - right.taken);
      if (part <= 0) continue;
      rest -= part;
      await takeOut(trx, right, part, { ...moving, key: `${moving.key}:${right.id}:share` });
      await countRight(trx, right.id, { taken: part });
    }
  }
}

/** Whether nothing of what a period granted was touched. */
export async function isUnused(db: Db, rights: readonly Right[], card: Card, now: string): Promise<boolean> {
  const found = await balances(db, card.memberId, now);
  const present = new Map(
    found.flatMap(({ pockets }) =>
      pockets.map(({ id, available, held }) => [id, available + (card.state === 'frozen' ? held : 0)] as const),
    ),
  );
  return rights.every(({ amount, moved, taken, accountId }) => (present.get(accountId) ?? 0) >= amount - moved - taken);
}
