/** Compares our books with WeChat's own records, and pushes the durable jobs on without changing the application. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Simulator } from './app';

interface PaymentRow {
  no: string;
  order_no: string;
  order_state: string;
  state: string;
  extra: boolean;
  amount_fen: number;
  refunded_fen: number;
  /** Of `refunded_fen` what people hand back, because WeChat does not. */
  by_hand_fen: number;
  transaction_id: string | null;
}

interface RefundRow {
  no: string;
  payment_no: string;
  state: string;
  by_hand: string | null;
  amount_fen: number;
}

const FULFILLED = ['paid', 'confirmed', 'in_service', 'completed'];
const REFUND_STATES: Record<string, string[]> = {
  SUCCESS: ['succeeded'],
  PROCESSING: ['processing'],
  ABNORMAL: ['abnormal'],
  CLOSED: ['closed'],
};

/** Every way in which the books disagree with WeChat or with themselves; [] is what a night's audit wants to see. */
export async function disagreements(db: Pool, sim: Simulator): Promise<string[]> {
  return [...(await paymentFaults(db, sim)), ...(await refundFaults(db, sim)), ...(await internalFaults(db))];
}

/** What WeChat took is fulfilled or fully returned; what we call paid was taken. */
async function paymentFaults(db: Pool, sim: Simulator): Promise<string[]> {
  const { rows } = await db.query<PaymentRow>(
    `select p.no, o.no as order_no, o.state as order_state, p.state, p.extra, p.amount_fen, p.refunded_fen, p.transaction_id,
       (select coalesce(sum(r.amount_fen), 0)::int from refunds r where r.payment_id = p.id and r.by_hand is not null) as by_hand_fen
     from payments p join orders o on o.id = p.order_id where p.tender = 'wechat'`,
  );
  const books = new Map(rows.map((row) => [row.no, row]));
  const faults: string[] = [];
  for (const order of sim.state.orders.values()) {
    const own = books.get(order.outTradeNo);
    if (!own) faults.push(`${order.outTradeNo}: WeChat knows it, the books do not`);
    if (!own || order.paidAt === null) continue;
    const returned = sim.state
      .refundsFor(order.outTradeNo)
      .reduce((sum, refund) => sum + (refund.status === 'SUCCESS' ? refund.refundFen : 0), 0);
    const kept = !own.extra && FULFILLED.includes(own.order_state);
    if (own.state !== 'succeeded') faults.push(`${own.no}: WeChat has the money, the books say ${own.state}`);
    if (own.amount_fen !== order.totalFen)
      faults.push(`${own.no}: ${order.totalFen} fen at WeChat, ${own.amount_fen} in the books`);
    if (own.transaction_id !== order.transactionId) faults.push(`${own.no}: another transaction in the books`);
    if (own.refunded_fen !== returned + own.by_hand_fen)
      faults.push(`${own.no}: ${returned} fen returned by WeChat, ${own.refunded_fen} in the books`);
    const ended = own.order_state === 'cancelled' || own.order_state === 'refunded';
    if (!kept && !(own.extra ? returned + own.by_hand_fen === order.totalFen : ended || own.by_hand_fen > 0))
      faults.push(
        `${own.no}: neither fulfilled nor returned (order ${own.order_state}, ${returned} of ${order.totalFen} fen)`,
      );
  }
  for (const row of rows) {
    if (row.state === 'succeeded' && sim.state.orders.get(row.no)?.paidAt == null)
      faults.push(`${row.no}: paid in the books, not at WeChat`);
  }
  return faults;
}

/** The same refunds on both sides, with the same amounts and ends. */
async function refundFaults(db: Pool, sim: Simulator): Promise<string[]> {
  const { rows } = await db.query<RefundRow>(
    `select r.no, p.no as payment_no, r.state, r.by_hand, r.amount_fen from refunds r join payments p on p.id = r.payment_id where p.tender = 'wechat'`,
  );
  const books = new Map(rows.map((row) => [row.no, row]));
  const faults: string[] = [];
  for (const refund of sim.state.refunds.values()) {
    const own = books.get(refund.outRefundNo);
    if (!own) faults.push(`${refund.outRefundNo}: WeChat refunded it, the books do not know it`);
    else if (own.amount_fen !== refund.refundFen)
      faults.push(`${own.no}: ${refund.refundFen} fen at WeChat, ${own.amount_fen} in the books`);
    else if (!REFUND_STATES[refund.status]!.includes(own.state))
      faults.push(`${own.no}: ${refund.status} at WeChat, ${own.state} in the books`);
  }
  for (const row of rows) {
    if (!row.by_hand && !sim.state.refunds.has(row.no))
      faults.push(`${row.no}: ${row.state} in the books, unknown to WeChat`);
  }
  return faults;
}

/** What must hold whatever WeChat says. */
async function internalFaults(db: Pool): Promise<string[]> {
  const { rows } = await db.query<{ fault: string }>(`
    select o.no || ': ' || o.state || ' with ' || count(c.id) || ' live claims' as fault
    from orders o join scheduling_claims c on split_part(c.reference, '/', 1) = o.no and c.released_at is null
    where o.state in ('closed', 'cancelled', 'refunding', 'refunded') group by o.no, o.state
    union all
    select o.no || '/' || i.key || ': ' || o.state || ', ' || i.quantity || ' units sold, ' || count(c.id) || ' held firmly'
    from orders o join order_items i on i.order_id = o.id
    left join scheduling_claims c on c.reference = o.no || '/' || i.key and c.released_at is null and c.expires_at is null
    where o.state in ('paid', 'confirmed') group by o.no, o.state, i.key, i.quantity having count(c.id) <> i.quantity
    union all
    select 'claims ' || a.id || ' and ' || b.id || ' overlap' from scheduling_claims a join scheduling_claims b
      on a.id < b.id and a.resource = b.resource and a.unit = b.unit and a.during && b.during
      and a.released_at is null and b.released_at is null
    union all
    select o.no || ': ' || e.type || ' happened ' || count(*) || ' times' from orders o join order_events e on e.order_id = o.id
    where e.to_state is not null and e.type <> 'reconfirm' group by o.id, o.no, e.type
    having count(*) > 1 + (select count(*) from order_events r where r.order_id = o.id and r.type = 'reconfirm' and e.type = 'confirm')
    union all
    select o.no || ': paid ' || o.paid_fen || ' but its payments are ' || coalesce(sum(p.amount_fen), 0)
    from orders o left join payments p on p.order_id = o.id and p.state = 'succeeded' and not p.extra
    group by o.no, o.paid_fen having o.paid_fen <> coalesce(sum(p.amount_fen), 0)
    union all
    select o.no || ': refunded ' || o.refunded_fen || ' but its refunds are ' || coalesce(sum(r.amount_fen), 0)
    from orders o left join (select r.* from refunds r join payments p on p.id = r.payment_id where not p.extra and r.state <> 'closed') r
      on r.order_id = o.id
    group by o.no, o.refunded_fen having o.refunded_fen <> coalesce(sum(r.amount_fen), 0)`);
  return rows.map(({ fault }) => fault);
}

const HURRIED = [
  'ordering.sync-payment',
  'ordering.execute-refund',
  'ordering.follow-refund',
  'ordering.report-fulfilment',
];

/** Makes waiting jobs due now: those that follow a payment or a refund, failed ones, and expiries that are due. */
export async function hurryJobs(db: Pool): Promise<void> {
  await db.query(
    `update graphile_worker._private_jobs j set run_at = now() from graphile_worker._private_tasks t
     where t.id = j.task_id and j.locked_at is null and j.run_at > now() and j.attempts < j.max_attempts
       and (t.identifier = any($1) or j.attempts > 0)`,
    [HURRIED],
  );
  await db.query(`select pg_notify('jobs:insert', '{"count": 4}')`);
}

/** The expiry job, as it would come up at the end of the hold. */
export async function enqueueExpiry(db: Pool, orderNo: string): Promise<void> {
  await db.query(
    `select graphile_worker.add_job('ordering.expire-order', json_build_object('orderNo', $1::text), job_key := 'expire:' || $1::text)`,
    [orderNo],
  );
}

/** Ends the time to pay: what would happen half an hour later. */
export async function endHold(db: Pool, orderNo: string): Promise<void> {
  await db.query(`update orders set hold_expires_at = (now() at time zone 'UTC') - interval '1 second' where no = $1`, [
    orderNo,
  ]);
  await db.query(
    `update scheduling_claims set expires_at = now() - interval '1 second' where reference like $1 || '/%' and expires_at is not null`,
    [orderNo],
  );
}

/** Jobs that a process took with it when it was killed; as if five minutes had passed. */
export async function ageLockedJobs(db: Pool): Promise<void> {
  await db.query(
    `update graphile_worker._private_jobs set locked_at = locked_at - interval '10 minutes' where locked_at is not null`,
  );
}

/** Waits until `read` gives something other than undefined. */
export async function eventually<T>(
  what: string,
  read: () => Promise<T | undefined> | T | undefined,
  withinMs = 8_000,
): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    if (Date.now() > until) throw new Error(`it did not happen within ${withinMs} ms: ${what}`);
    await sleep(25);
  }
}

/** Hurries the jobs until books and WeChat agree. Returns what is left when time is up: [] is agreement. */
export async function reconcile(db: Pool, sim: Simulator, withinMs = 15_000): Promise<string[]> {
  const until = Date.now() + withinMs;
  for (;;) {
    const left = await disagreements(db, sim);
    if (left.length === 0 || Date.now() > until) return left;
    await hurryJobs(db);
    await sleep(100);
  }
}

/** Random numbers in [0, 1) that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
