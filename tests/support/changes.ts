/** A guest who changes a booked stay: what is asked, and the claims behind it. */
import type { Pool } from 'pg';
import { newKey, type Answer, type Guest, type Send } from './guest';

export interface Wish {
  checkIn: string;
  checkOut: string;
  adults?: number;
  children?: number;
  ref?: string;
}

const wishOf = (wish: Wish): object => ({ adults: 2, children: 0, ...wish });

export const previewChange = (guest: Guest, no: string, wish: Wish): Promise<Answer> =>
  guest.send('POST', `/api/orders/${no}/change-preview`, wishOf(wish));

/** Asks for the change at the price of the preview, or at the one given. */
export async function askChange(
  guest: Guest,
  no: string,
  wish: Wish,
  options: { differenceFen?: number; key?: string } = {},
): Promise<Answer> {
  const expectedDifferenceFen =
    options.differenceFen ?? ((await previewChange(guest, no, wish)).body.differenceFen as number);
  return guest.send(
    'POST',
    `/api/orders/${no}/changes`,
    { ...wishOf(wish), expectedDifferenceFen },
    { 'Idempotency-Key': options.key ?? newKey() },
  );
}

export const abandon = (guest: Guest, no: string): Promise<Answer> =>
  guest.send('POST', `/api/orders/${no}/changes/abandon`, {}, { 'Idempotency-Key': newKey() });

/** The desk's word. */
export const deskChange = (send: Send, no: string, body: object): Promise<Answer> =>
  send('POST', `/ordering/orders/${no}/changes`, body, { 'Idempotency-Key': newKey() });

/** Ends the time in which the surcharge can be paid. */
export async function endChangeHold(db: Pool, no: string): Promise<void> {
  await db.query(
    `update order_changes set hold_expires_at = (now() at time zone 'UTC') - interval '1 second'
     where order_id = (select id from orders where no = $1) and state = 'pending'`,
    [no],
  );
  await db.query(
    `update scheduling_claims set expires_at = now() - interval '1 second' where reference like $1 || '/%~%' and expires_at is not null`,
    [no],
  );
}

/** The job that comes up at the end of the hold. */
export async function enqueueChangeExpiry(db: Pool, no: string): Promise<void> {
  await db.query(
    `select graphile_worker.add_job('ordering.close-change', json_build_object('changeId', c.id, 'cause', 'expired'), job_key := 'close-change:' || c.id)
     from order_changes c join orders o on o.id = c.order_id where o.no = $1 and c.state = 'pending'`,
    [no],
  );
}

/** Live claims of an order as `unit: first night – day of departure, held?`, in days of Shanghai. */
export async function claimsOf(db: Pool, no: string): Promise<string[]> {
  const { rows } = await db.query<{ claim: string }>(
    `select unit || ': ' || to_char(lower(during) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') || '–' ||
       to_char(upper(during) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') || case when expires_at is null then '' else ' held' end as claim
     from scheduling_claims where split_part(reference, '/', 1) = $1 and released_at is null order by lower(during), unit`,
    [no],
  );
  return rows.map(({ claim }) => claim);
}
