/** Who stays in what was booked, and their documents. */
import type { Core } from '@strapi/strapi';
import { pool, withTransaction, type Trx } from '../../../../shared/database';
import { newDocumentId } from '../../../../shared/ids';
import { notFound, validation } from '../../../../shared/problem';
import { maskNumber, normalNumber, numberFault, type DocumentType } from '../domain/identity';
import type { OrderState } from '../domain/states';
import {
  findGuests,
  findSealed,
  forgetNumbers,
  removeOtherGuests,
  storeGuest,
  type StoredGuest,
} from '../repositories/guests';
import { readOrder, type OrderView } from '../repositories/order-views';
import { addEvent, findItems, illegal, lockOrder, type Actor } from '../repositories/orders';
import { now } from '../services/now';
import { retentionDays, vault } from '../services/vault';

export interface GuestEntry {
  /** Of a guest who is listed already. */
  id?: string | undefined;
  itemKey: string;
  name: string;
  phone?: string | null | undefined;
  documentType: DocumentType;
  /** Absent keeps the number that is there, null takes it away. */
  number?: string | null | undefined;
}

export interface GuestList {
  /** How many people were booked for. */
  expected: number;
  /** Everybody is listed, each with a number. */
  complete: boolean;
  editable: boolean;
  guests: StoredGuest[];
}

/** Until the guests are there they write their list themselves; the desk also while they stay. */
const EDITABLE: Record<'guest' | 'staff', readonly OrderState[]> = {
  guest: ['pending', 'paid', 'confirmed'],
  staff: ['pending', 'paid', 'confirmed', 'in_service'],
};

/** @param reader a guest sees only an own order */
export async function readGuests(
  strapi: Core.Strapi,
  no: string,
  reader: { kind: 'guest'; memberId: number } | { kind: 'staff' },
): Promise<GuestList> {
  const order = await readOrder(pool(strapi), no);
  if (!order || (reader.kind === 'guest' && order.memberId !== reader.memberId)) throw notFound();
  const guests = await findGuests(pool(strapi), order.id);
  const expected = peopleOf(order);
  return {
    expected,
    complete: guests.length >= expected && guests.every(({ masked }) => masked !== null),
    editable: EDITABLE[reader.kind].includes(order.state),
    guests,
  };
}

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

const peopleOf = ({ items }: OrderView): number =>
  items.reduce((sum, { details }) => sum + count(details.adults) + count(details.children), 0);

/**
 * Puts `entries` in the place of the order's list; the same list again changes nothing.
 * @throws Problem 404 for another's order, 409 when it is too late, 400 for a number that cannot be right
 */
export async function saveGuests(
  strapi: Core.Strapi,
  no: string,
  writer: { actor: Actor; memberId: number | null },
  entries: readonly GuestEntry[],
): Promise<void> {
  await withTransaction(strapi, async (trx) => {
    const order = await lockOrder(trx, no);
    if (!order || (writer.memberId !== null && order.memberId !== writer.memberId)) throw notFound();
    if (!EDITABLE[writer.memberId === null ? 'staff' : 'guest'].includes(order.state)) throw illegal(order);
    const itemKeys = (await findItems(trx, order)).map(({ key }) => key);
    const known = new Set((await findGuests(trx, order.id)).map(({ id }) => id));
    const at = now().iso;
    const stored: string[] = [];
    for (const [position, entry] of entries.entries()) {
      if (!itemKeys.includes(entry.itemKey)) throw unknown(`guests.${position}.itemKey`);
      if (entry.id && (!known.has(entry.id) || stored.includes(entry.id))) throw unknown(`guests.${position}.id`);
      stored.push(await store(trx, order.id, position, entry, at));
    }
    await removeOtherGuests(trx, order.id, stored);
    if (writer.memberId === null) {
      await addEvent(trx, order.id, 'list-guests', { actor: writer.actor, at, data: { guests: entries.length } });
    }
  });
}

async function store(trx: Trx, orderId: number, position: number, entry: GuestEntry, at: string): Promise<string> {
  const id = entry.id ?? newDocumentId();
  const { itemKey, name, documentType } = entry;
  const number = entry.number && normalNumber(entry.number);
  const fault = number ? numberFault(documentType, number) : null;
  if (fault) throw validation(`guests.${position}.number`, fault);
  await storeGuest(trx, {
    id,
    orderId,
    itemKey,
    position,
    name,
    phone: entry.phone || null,
    documentType,
    number: number
      ? { ...vault().seal(number, id), masked: maskNumber(number) }
      : entry.number === undefined
        ? undefined
        : null,
    at,
  });
  return id;
}

const unknown = (field: string): Error =>
  validation(field, { zh: '没有这位住客或这一项', en: 'There is no such guest or item' });

/**
 * The whole number, for whoever may see it; that it was looked at, and by whom, stays with the order.
 * @throws Problem 404 when there is no such guest, or no number any more
 */
export async function revealNumber(strapi: Core.Strapi, id: string, actor: Actor): Promise<{ number: string }> {
  return withTransaction(strapi, async (trx) => {
    const sealed = await findSealed(trx, id);
    if (!sealed) throw notFound();
    const number = vault().open(sealed, id);
    await addEvent(trx, sealed.orderId, 'reveal-identity', { actor, at: now().iso, data: { guest: sealed.name } });
    return { number };
  });
}

/** Deletes numbers that nobody needs any more; see GUEST_ID_RETENTION_DAYS. */
export const purgeNumbers = (strapi: Core.Strapi, nowMs = now().ms): Promise<number> =>
  forgetNumbers(pool(strapi), new Date(nowMs - retentionDays() * 86_400_000).toISOString());
