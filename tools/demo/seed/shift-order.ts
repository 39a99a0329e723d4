import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/**
 * Moves an order to other days, as if it had been placed that much earlier. Only the demo needs a past: the
 * application itself sells no night that is over, so an order is placed ahead and then moved back.
 * @param days negative moves into the past
 */
export async function shiftOrder(strapi: Core.Strapi, no: string, days: number, historyDays: number): Promise<void> {
  await strapi.db.connection.transaction(async (trx) => {
    // The timeline is append-only for everybody; this lets the demo date it back, on its own database.
    await trx.raw(`set local session_replication_role = replica`);
    const [{ id }] = (await trx.raw(`select id from orders where no = ?`, [no])).rows as [{ id: number }];
    const move = `make_interval(days => ?)`;
    await trx.raw(
      `update orders set starts_at = starts_at + ${move}, ends_at = ends_at + ${move}, placed_at = placed_at + ${move}, paid_at = paid_at + ${move},
         confirmed_at = confirmed_at + ${move},
         quote = jsonb_set(
           jsonb_set(quote, '{items,0,details}', shifted.details),
           '{items,0,lines}',
           (select jsonb_agg(case when line ->> 'date' is null then line
               else line || jsonb_build_object('date', to_char((line ->> 'date')::date + ?::int, 'YYYY-MM-DD')) end order by at)
             from jsonb_array_elements(quote #> '{items,0,lines}') with ordinality as listed(line, at)))
       from (select details || jsonb_build_object(
           'checkIn', to_char((details ->> 'checkIn')::date + ?::int, 'YYYY-MM-DD'),
           'checkOut', to_char((details ->> 'checkOut')::date + ?::int, 'YYYY-MM-DD')) as details
         from order_items where order_id = ?) as shifted
       where id = ?`,
      [days, days, historyDays, historyDays, historyDays, days, days, days, id, id],
    );
    await trx.raw(
      `update order_items set
         details = details || jsonb_build_object('checkIn', to_char((details ->> 'checkIn')::date + ?::int, 'YYYY-MM-DD'), 'checkOut', to_char((details ->> 'checkOut')::date + ?::int, 'YYYY-MM-DD')),
         request = request || jsonb_build_object('checkIn', to_char((request ->> 'checkIn')::date + ?::int, 'YYYY-MM-DD'), 'checkOut', to_char((request ->> 'checkOut')::date + ?::int, 'YYYY-MM-DD'))
       where order_id = ?`,
      [days, days, days, days, id],
    );
    await trx.raw(`update order_events set at = at + ${move} where order_id = ?`, [historyDays, id]);
    await moveClaims(trx, no, days);
  });
}

/** To whichever units are free on the new days. */
async function moveClaims(trx: Knex.Transaction, no: string, days: number): Promise<void> {
  const { rows } = (await trx.raw(
    `select id from scheduling_claims where reference like ? || '/%' and released_at is null`,
    [no],
  )) as {
    rows: { id: string }[];
  };
  for (const { id } of rows) {
    await trx.raw(
      `with target as (
         select c.id, c.resource, c.reference, tstzrange(lower(c.during) + make_interval(days => ?), upper(c.during) + make_interval(days => ?)) as during
         from scheduling_claims c where c.id = ?
       ), free as (
         select u.unit from target t join houses h on t.resource = 'house:' || h.document_id, generate_series(1, h.units) as u(unit)
         where not exists (
           select 1 from scheduling_claims o
           where o.id <> t.id and o.resource = t.resource and o.unit = u.unit and o.released_at is null and o.during && t.during)
         order by u.unit limit 1
       ), relabelled as (
         update order_items i set unit_label = case when i.unit_label is null then null
             else jsonb_build_object('zh', free.unit || ' 号', 'en', 'No. ' || free.unit) end
         from target t, free, orders o
         where o.id = i.order_id and o.no = split_part(t.reference, '/', 1) and i.key = split_part(t.reference, '/', 2)
       )
       update scheduling_claims c set during = t.during, unit = free.unit from target t, free where c.id = t.id`,
      [days, days, id],
    );
  }
}
