import { houseId, HOUSES, STAYS } from '../content.mjs';
import { inDays } from '../http.mjs';
import { compare } from '../measure.mjs';

const CALENDAR_DAYS = 90;

/** Each time another house and another first day. */
function calendars() {
  let n = 0;
  return {
    next() {
      n += 1;
      const house = houseId(1 + ((n * 7) % HOUSES));
      return { path: `/api/houses/${house}/calendar?from=${inDays(n % 60)}&days=${CALENDAR_DAYS}` };
    },
  };
}

function singleRows() {
  let n = 0;
  return { next: () => ({ path: `/api/bench/row/${1 + ((n += 1) % 1_000)}` }) };
}

/** 90 days of prices, rules and units left of one house; beside a handler that selects one row. */
export const calendar = {
  name: 'calendar',
  async run(stage) {
    const [days90, row] = await compare(stage.url, [{ load: calendars() }, { load: singleRows() }]);
    return [{ name: 'calendar-90-days / one-sql', value: days90, yardstick: row, unit: 'answers/s', atLeast: 0.5 }];
  },
};

/** Few connections: the time of an answer, not of waiting for a turn. */
const UNHURRIED = { connections: 4 };

/** The same calendars on a table that has seen years of stays and another platform's worth of houses. */
export const calendarMillion = {
  name: 'calendar-million',
  async run(stage) {
    await fillTable(stage.db, 'claims_ten_thousand', [STAYS('claims_ten_thousand', HOUSES, 5)]);
    await fillTable(stage.db, 'claims_million', [
      STAYS('claims_million', HOUSES, 5),
      // 245 past stays of each house, and 20,000 other houses with 25 stays to come.
      PAST('claims_million', 245),
      OTHERS('claims_million', 20_000),
    ]);
    const [few, many] = await compare(
      stage.url,
      [
        { load: calendars(), before: () => swap(stage.db, 'claims_ten_thousand') },
        { load: calendars(), before: () => swap(stage.db, 'claims_million') },
      ],
      UNHURRIED,
    );
    await swap(stage.db, null);
    // In a closed circle of clients the mean time of an answer is clients by answers a second.
    const time = (rate) => (UNHURRIED.connections / rate) * 1_000;
    return [
      {
        name: 'calendar, 1,000,000 claims / 10,000 claims',
        value: time(many),
        yardstick: time(few),
        unit: 'ms',
        atMost: 1.5,
      },
    ];
  },
};

const PAST = (table, each) => `
insert into ${table} (resource, unit, during, kind, reference)
select resource, unit, tstzrange(lower(during) - shift.by, upper(during) - shift.by), kind, reference
from (select distinct on (resource) * from ${table} order by resource, during) one,
  (select n * interval '6 days' + interval '200 days' as by from generate_series(1, ${each}) n) shift;`;

const OTHERS = (table, houses) => `
insert into ${table} (resource, unit, during, kind, reference)
select 'house:o' || lpad(n::text, 23, '0'), 1, tstzrange(now() + k * interval '7 days', now() + k * interval '7 days' + interval '2 days'),
  'booking', 'other/' || n || '-' || k
from generate_series(1, ${houses}) n, generate_series(0, 24) k;`;

async function fillTable(db, table, statements) {
  await db.query(`create table ${table} (like scheduling_claims including all)`);
  for (const statement of statements) await db.query(statement);
  await db.query(`vacuum analyze ${table}`);
}

/** Puts a table in the place of the claims, and the one that was there back under its name; null restores the first. */
async function swap(db, table) {
  const { rows } = await db.query(`select obj_description('scheduling_claims'::regclass) as name`);
  const inPlace = rows[0].name ?? 'claims_of_the_application';
  const wanted = table ?? 'claims_of_the_application';
  if (inPlace === wanted) return;
  await db.query(`begin;
    comment on table scheduling_claims is '${inPlace}'; alter table scheduling_claims rename to ${inPlace};
    alter table ${wanted} rename to scheduling_claims; comment on table scheduling_claims is '${wanted}'; commit`);
}
