/** The least that comparable work costs: handlers in the same process, through the same middlewares. */

/** The tables of the booking yardstick: constraints that keep it honest, nothing else. */
export const YARDSTICK_TABLES = `
create table bench_orders (
  id bigint generated always as identity primary key, no text not null unique,
  guest_name text not null, guest_phone text not null, total_fen integer not null, placed_at timestamptz not null default now());
create table bench_claims (
  id bigint generated always as identity primary key, resource text not null, unit integer not null,
  during tstzrange not null, reference text not null,
  exclude using gist (resource with =, unit with =, during with &&));
create table bench_items (
  id bigint generated always as identity primary key, order_id bigint not null references bench_orders,
  title text not null, total_fen integer not null);
create index on bench_items (order_id);
create table bench_jobs (
  id bigint generated always as identity primary key, name text not null, payload jsonb not null, run_at timestamptz not null);
insert into bench_rows (document_id, title, note, created_at, updated_at, published_at)
select 'benchrow' || lpad(n::text, 16, '0'), 'Row ' || n, 'A note for row ' || n, now(), now(), now() from generate_series(1, 1000) n;
`;

export const yardsticks = (strapi) => [
  {
    method: 'GET',
    path: '/api/bench/row/:id',
    config: { auth: false },
    async handler(ctx) {
      const { rows } = await strapi.db.connection.raw('select * from bench_rows where id = ?', [Number(ctx.params.id)]);
      ctx.body = rows[0];
    },
  },
  {
    method: 'POST',
    path: '/api/bench/booking',
    config: { auth: false },
    async handler(ctx) {
      const { no, resource, from, to, guest, totalFen } = ctx.request.body;
      await strapi.db.connection.transaction(async (trx) => {
        const { rows } = await trx.raw(
          'insert into bench_orders (no, guest_name, guest_phone, total_fen) values (?, ?, ?, ?) returning id',
          [no, guest.name, guest.phone, totalFen],
        );
        await trx.raw(
          'insert into bench_claims (resource, unit, during, reference) values (?, 1, tstzrange(?, ?), ?)',
          [resource, from, to, no],
        );
        await trx.raw('insert into bench_items (order_id, title, total_fen) values (?, ?, ?)', [
          rows[0].id,
          'Two nights',
          totalFen,
        ]);
        await trx.raw(`insert into bench_jobs (name, payload, run_at) values (?, ?, now() + interval '30 minutes')`, [
          'expire',
          JSON.stringify({ no }),
        ]);
      });
      ctx.status = 201;
      ctx.body = { no };
    },
  },
];
