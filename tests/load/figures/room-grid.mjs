import { inDays } from '../http.mjs';
import { compare } from '../measure.mjs';

export const UNITS = 100;
export const DAYS = 90;
export const BARS = 2_000;

const padded = (n) => `lpad((${n})::text, 23, '0')`;

/** 25 houses of four units, each unit with twenty stays of three nights, in the place of everything else. */
const GRID = `
delete from houses;
delete from orders where no like 'G%';
truncate scheduling_claims;
insert into houses (document_id, title, title_en, listed, sort, address, max_adults, max_children, max_guests, units, check_in_time,
  check_out_time, instant_confirm, min_nights, max_nights, max_advance_days, last_booking_time, cleaning_gap_nights, base_price_fen,
  weekend_price_fen, created_at, updated_at, published_at)
select 'g' || ${padded('n')}, '小院 ' || n, 'Court ' || n, true, n, '莫干山', 4, 2, 5, 4, '14:00', '12:00', true, 1, 30, 180, '23:59', 0,
  68800, 98800, now(), now(), now() from generate_series(1, ${UNITS / 4}) n;
insert into orders (document_id, no, state, member_id, source, title, total_fen, paid_fen, refunded_fen, guest_name, guest_phone,
  instant_confirm, placed_at, quote, policy, created_at, updated_at, published_at)
select 'o' || ${padded('n')}, 'G' || lpad(n::text, 9, '0'), 'confirmed', 1, 'h5', '小院', 68800, 68800, 0, '林溪 ' || n, '13800001234',
  true, now(), '{}', '{}', now(), now(), now()
from generate_series(1, ${BARS}) n;
insert into scheduling_claims (resource, unit, during, kind, reference)
select 'house:g' || ${padded('1 + n / 80')}, 1 + n / 20 % 4,
  tstzrange((current_date + day)::timestamp at time zone 'Asia/Shanghai', (current_date + day + 3)::timestamp at time zone 'Asia/Shanghai'),
  'booking', 'G' || lpad((n + 1)::text, 9, '0') || '/1'
from (select n, n % 20 * 4 + 2 as day from generate_series(0, ${BARS - 1}) n) as stays;
analyze`;

export const fillGrid = (db) => db.query(GRID);

/** Signs a member of staff in, as the panel does. */
export async function signInStaff(stage) {
  const account = { email: 'bench@example.com', firstname: 'Bench', lastname: '', password: 'Bench-only-0123456789' };
  const post = async (path, body) => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${stage.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.json()).data;
  };
  const { email, password } = account;
  const data = (await post('/admin/register-admin', account)) ?? (await post('/admin/login', { email, password }));
  return { account, headers: { Authorization: `Bearer ${data.token ?? data.accessToken}` } };
}

/** A few windows, as many as an inn has. */
const UNHURRIED = { connections: 4 };

/** 100 units, 90 days and 2,000 bars in one answer; beside a handler that selects one row. */
export const roomGrid = {
  name: 'room-grid',
  async run(stage) {
    await fillGrid(stage.db);
    // A browser takes its answers packed.
    const headers = { ...(await signInStaff(stage)).headers, 'Accept-Encoding': 'gzip' };
    const grid = { next: () => ({ path: `/scheduling/grid?from=${inDays(0)}&days=${DAYS}`, headers }) };
    const answer = await (await fetch(`${stage.url}${grid.next().path}`, { headers })).json();
    if (answer.bars.length !== BARS || answer.units !== UNITS)
      throw new Error(`the grid shows ${answer.bars.length} bars on ${answer.units} units`);
    let n = 0;
    const row = { next: () => ({ path: `/api/bench/row/${1 + ((n += 1) % 1_000)}` }) };
    const [grids, rows] = await compare(stage.url, [{ load: grid }, { load: row }], UNHURRIED);
    return [{ name: 'room-grid / one-sql', value: grids, yardstick: rows, unit: 'answers/s', atLeast: 0.3 }];
  },
};
