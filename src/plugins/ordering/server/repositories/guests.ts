/** Who stays: a plain table, so that no screen of content ever shows it. Numbers are sealed before they get here. */
import { one, rows, type Db, type Trx } from '../../../../shared/database';
import type { DocumentType } from '../domain/identity';
import type { Sealed } from '../services/vault';

export interface StoredGuest {
  id: string;
  itemKey: string;
  name: string;
  phone: string | null;
  documentType: DocumentType;
  masked: string | null;
}

interface GuestRow {
  id: string;
  item_key: string;
  name: string;
  phone: string | null;
  document_type: DocumentType;
  masked: string | null;
}

export async function findGuests(db: Db, orderId: number): Promise<StoredGuest[]> {
  const found = await rows<GuestRow>(
    db,
    `select id, item_key, name, phone, document_type, masked from ordering_guests where order_id = :orderId order by position, id`,
    { orderId },
  );
  return found.map(({ item_key, document_type, ...guest }) => ({
    ...guest,
    itemKey: item_key,
    documentType: document_type,
  }));
}

export interface GuestToStore extends Omit<StoredGuest, 'masked'> {
  orderId: number;
  position: number;
  /** Undefined keeps the number that is there, null takes it away. */
  number: (Sealed & { masked: string }) | null | undefined;
  at: string;
}

export async function storeGuest(trx: Trx, { number, ...guest }: GuestToStore): Promise<void> {
  await rows(
    trx,
    `insert into ordering_guests (id, order_id, item_key, position, name, phone, document_type, key_id, sealed, masked, created_at, updated_at)
     values (:id, :orderId, :itemKey, :position, :name, :phone, :documentType, :keyId, :sealed, :masked, :at, :at)
     on conflict (id) do update set item_key = excluded.item_key, position = excluded.position, name = excluded.name,
       phone = excluded.phone, document_type = excluded.document_type, updated_at = excluded.updated_at,
       key_id = case when :keep::boolean then ordering_guests.key_id else excluded.key_id end,
       sealed = case when :keep::boolean then ordering_guests.sealed else excluded.sealed end,
       masked = case when :keep::boolean then ordering_guests.masked else excluded.masked end`,
    {
      ...guest,
      keep: number === undefined,
      keyId: number?.keyId ?? null,
      sealed: number?.sealed ?? null,
      masked: number?.masked ?? null,
    },
  );
}

export async function removeOtherGuests(trx: Trx, orderId: number, kept: readonly string[]): Promise<void> {
  await rows(trx, `delete from ordering_guests where order_id = :orderId and id <> all(:kept)`, {
    orderId,
    kept: [...kept],
  });
}

export async function findSealed(
  db: Db,
  id: string,
): Promise<(Sealed & { orderId: number; name: string }) | undefined> {
  const row = await one<{ order_id: number; name: string; key_id: string | null; sealed: string | null }>(
    db,
    `select order_id, name, key_id, sealed from ordering_guests where id = :id`,
    { id },
  );
  if (!row?.key_id || !row.sealed) return undefined;
  return { orderId: row.order_id, name: row.name, keyId: row.key_id, sealed: row.sealed };
}

/** Numbers of guests who left (or never came) before `before`; the names stay with the order. */
export async function forgetNumbers(db: Db, before: string): Promise<number> {
  const forgotten = await rows(
    db,
    `update ordering_guests g set key_id = null, sealed = null, masked = null, updated_at = now() from orders o
     where o.id = g.order_id and g.sealed is not null
       and coalesce(o.checked_out_at, o.ended_at, o.ends_at) < :before::timestamp and o.state <> 'in_service'
     returning 1`,
    { before },
  );
  return forgotten.length;
}
