/** Cards and what became of them. */
import { randomInt } from 'node:crypto';
import { one, parseJson, rows, toInstant, violatedConstraint, withSavepoint } from '../../../../shared/database';
import type { Db, Trx } from '../../../../shared/database';
import { newDocumentId } from '../../../../shared/ids';
import type { LocalDate } from '../../../../shared/local-date';
import type { Actor } from '../../../wallet/server/services';
import { cardNumber, type CardKind, type CardState } from '../domain/cards';

/** What is set aside in the ledger while a card is frozen. */
export interface FrozenPart {
  hold: string;
  parts: { account: string; amount: number }[];
}

export interface Card {
  id: number;
  no: string;
  memberId: number;
  /** As it was when the card was issued, or last renewed. */
  kind: CardKind;
  state: CardState;
  validFrom: LocalDate;
  /** First day on which it is no longer good. */
  validUntil: LocalDate;
  frozenOn: LocalDate | null;
  holds: FrozenPart[];
  orderNo: string | null;
  /** ISO instant. */
  issuedAt: string;
}

interface Row {
  id: number;
  no: string;
  member_id: number;
  snapshot: unknown;
  state: CardState;
  valid_from: string;
  valid_until: string;
  frozen_on: string | null;
  holds: unknown;
  order_no: string | null;
  issued_at: Date;
}

const COLUMNS = `id, no, member_id, snapshot, state, to_char(valid_from, 'YYYY-MM-DD') as valid_from,
  to_char(valid_until, 'YYYY-MM-DD') as valid_until, to_char(frozen_on, 'YYYY-MM-DD') as frozen_on, holds, order_no, issued_at`;

const toCard = (row: Row): Card => ({
  id: row.id,
  no: row.no,
  memberId: row.member_id,
  kind: parseJson<CardKind>(row.snapshot),
  state: row.state,
  validFrom: row.valid_from as LocalDate,
  validUntil: row.valid_until as LocalDate,
  frozenOn: row.frozen_on as LocalDate | null,
  holds: parseJson<FrozenPart[] | null>(row.holds) ?? [],
  orderNo: row.order_no,
  issuedAt: toInstant(row.issued_at)!,
});

export async function findCard(db: Db, no: string): Promise<Card | undefined> {
  const row = await one<Row>(db, `select ${COLUMNS} from membership_cards where no = :no`, { no });
  return row && toCard(row);
}

export async function findCardById(db: Db, id: number): Promise<Card> {
  const row = await one<Row>(db, `select ${COLUMNS} from membership_cards where id = :id`, { id });
  return toCard(row!);
}

export async function findCards(db: Db, nos: readonly string[]): Promise<Card[]> {
  const found = await rows<Row>(db, `select ${COLUMNS} from membership_cards where no = any(:nos)`, { nos: [...nos] });
  return found.map(toCard);
}

/** Those that are good or frozen first, then who ended last. */
export async function findMemberCards(db: Db, memberId: number): Promise<Card[]> {
  const found = await rows<Row>(
    db,
    `select ${COLUMNS} from membership_cards where member_id = :memberId
     order by state in ('active', 'frozen') desc, valid_until desc, id desc`,
    { memberId },
  );
  return found.map(toCard);
}

/** Cards that have come to their end on `today`, or are frozen, in the order of their number. */
export async function findCardsToEnd(db: Db, today: LocalDate): Promise<{ no: string; memberId: number }[]> {
  const found = await rows<{ no: string; member_id: number }>(
    db,
    `select no, member_id from membership_cards
     where state = 'active' and valid_until <= :today::date or state = 'frozen' order by id`,
    { today },
  );
  return found.map(({ no, member_id: memberId }) => ({ no, memberId }));
}

export type NewCard = Pick<Card, 'memberId' | 'kind' | 'validFrom' | 'validUntil' | 'orderNo'>;

/** Under a number that nobody can guess. */
export async function insertCard(trx: Trx, card: NewCard, at: string): Promise<Card> {
  for (;;) {
    const digits = Array.from({ length: 11 }, () => randomInt(10)).join('');
    try {
      const row = await withSavepoint(trx, () =>
        insertNumbered(trx, cardNumber(card.kind.numberPrefix, digits), card, at),
      );
      return toCard(row);
    } catch (error) {
      if (violatedConstraint(error) !== 'membership_cards_no') throw error;
    }
  }
}

async function insertNumbered(trx: Trx, no: string, card: NewCard, at: string): Promise<Row> {
  const { memberId, kind, validFrom, validUntil, orderNo } = card;
  const row = await one<Row>(
    trx,
    `insert into membership_cards (document_id, no, member_id, public_id, kind_id, name, name_en, state, valid_from, valid_until,
       percent_off, rank, order_no, snapshot, issued_at, created_at, updated_at, published_at)
     select :documentId, :no, m.id, m.public_id, :kindId, :name, :nameEn, 'active', :validFrom::date, :validUntil::date,
       :percentOff::int, :rank::int, :orderNo, :snapshot::jsonb, :at::timestamp, now(), now(), now()
     from members m where m.id = :memberId returning ${COLUMNS}`,
    { documentId: newDocumentId(), no, memberId, validFrom, validUntil, orderNo, at, ...ofKind(kind) },
  );
  return row!;
}

const ofKind = (kind: CardKind): Record<string, unknown> => ({
  kindId: kind.id,
  name: kind.title.zh,
  nameEn: kind.title.en,
  percentOff: kind.percentOff,
  rank: kind.rank,
  snapshot: JSON.stringify(kind),
});

/** Writes the card as it is now; the trigger refuses a state that cannot follow. */
export async function saveCard(trx: Trx, card: Card): Promise<void> {
  const { id, state, validFrom, validUntil, frozenOn, holds, kind } = card;
  await rows(
    trx,
    `update membership_cards set state = :state, valid_from = :validFrom::date, valid_until = :validUntil::date,
       frozen_on = :frozenOn::date, holds = :holds::jsonb, kind_id = :kindId, name = :name, name_en = :nameEn,
       percent_off = :percentOff::int, rank = :rank::int, snapshot = :snapshot::jsonb, updated_at = now()
     where id = :id`,
    { id, state, validFrom, validUntil, frozenOn, holds: JSON.stringify(holds), ...ofKind(kind) },
  );
}

export const CARD_EVENTS = [
  'issue',
  'renew',
  'upgrade',
  'upgraded',
  'freeze',
  'unfreeze',
  'extend',
  'expire',
  'transfer-out',
  'transfer-in',
  'replaced',
  'replacement',
  'refund',
  'refund-part',
] as const;
export type CardEventKind = (typeof CARD_EVENTS)[number];

export interface CardEvent {
  kind: CardEventKind;
  fromState: CardState | null;
  toState: CardState;
  validUntil: LocalDate;
  actor: Actor['kind'];
  actorName: string | null;
  reason: string | null;
  reference: string | null;
  at: string;
}

/** Why a card changed, and who did it. */
export interface CardCause {
  actor: Actor;
  reason: string | null;
  /** Number of an order, or of another card. */
  reference: string | null;
  nowMs: number;
}

/** @returns a number that no other event has: movements of the ledger are named by it */
export async function insertCardEvent(
  trx: Trx,
  card: Card,
  kind: CardEventKind,
  fromState: CardState | null,
  { actor, reason, reference, nowMs }: CardCause,
): Promise<number> {
  const row = await one<{ id: number }>(
    trx,
    `insert into membership_card_events (document_id, card_id, card_no, public_id, kind, from_state, to_state, valid_until, actor,
       actor_name, reason, reference, at, created_at, updated_at, published_at)
     select :documentId, c.id, c.no, c.public_id, :kind, :fromState, :toState, :validUntil::date, :actor, :actorName, :reason,
       :reference, :at::timestamp, now(), now(), now()
     from membership_cards c where c.id = :cardId returning id`,
    {
      documentId: newDocumentId(),
      cardId: card.id,
      kind,
      fromState,
      toState: card.state,
      validUntil: card.validUntil,
      actor: actor.kind,
      actorName: actor.name ?? null,
      reason,
      reference,
      at: new Date(nowMs).toISOString(),
    },
  );
  return row!.id;
}

interface EventRow extends Omit<CardEvent, 'at'> {
  card_id: number;
  at: Date;
}

/** By card, newest first. */
export async function findCardEvents(db: Db, cardIds: readonly number[]): Promise<Map<number, CardEvent[]>> {
  const found = await rows<EventRow>(
    db,
    `select card_id, kind, from_state as "fromState", to_state as "toState", to_char(valid_until, 'YYYY-MM-DD') as "validUntil",
       actor, actor_name as "actorName", reason, reference, at
     from membership_card_events where card_id = any(:cardIds) order by at desc, id desc`,
    { cardIds: [...cardIds] },
  );
  const events = new Map<number, CardEvent[]>(cardIds.map((id) => [id, []]));
  for (const { card_id: id, at, ...event } of found) events.get(id)!.push({ ...event, at: toInstant(at)! });
  return events;
}

/** How often a member has frozen the card since that instant. */
export async function countOwnFreezes(db: Db, cardId: number, since: string): Promise<number> {
  const row = await one<{ count: number }>(
    db,
    `select count(*)::int as count from membership_card_events
     where card_id = :cardId and kind = 'freeze' and actor = 'member' and at >= :since::timestamp`,
    { cardId, since },
  );
  return row!.count;
}
