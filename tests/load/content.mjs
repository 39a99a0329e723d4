/** 2,000 houses and 20,000 stays over the next 180 days, as a busy platform would have them. */
import { createRequire } from 'node:module';
import { YARDSTICK_TABLES } from './yardsticks.mjs';

const { Client } = createRequire(import.meta.url)('pg');

export const HOUSES = 2_000;
export const DAYS = 180;

/** documentId of house n, counted from 1; also of its other content. */
const documentId = (n, letter) => `'${letter}' || lpad(${n}::text, 23, '0')`;
export const houseId = (n) => `h${String(n).padStart(23, '0')}`;

/** In the order of the tables; each house has its own prices, units, five pictures and three facilities. */
const CONTENT = `
insert into places (id, document_id, name, name_en, code, sort, created_at, updated_at, published_at)
select n, ${documentId('n', 'p')}, '地方' || n, 'Place ' || n, 'place-' || n, n, now(), now(), now() from generate_series(1, 20) n;

insert into facilities (id, document_id, name, name_en, code, sort, created_at, updated_at, published_at)
select n, ${documentId('n', 'f')}, '设施' || n, 'Facility ' || n, 'facility-' || n, n, now(), now(), now() from generate_series(1, 12) n;

insert into cancellation_policies (id, document_id, name, summary, created_at, updated_at, published_at)
values (1, ${documentId('1', 'c')}, '适中', '提前两天免费取消', now(), now(), now());
insert into components_policy_tiers (id, hours_before, refund_percent) values (1, 48, 100), (2, 24, 50);
insert into cancellation_policies_cmps (entity_id, cmp_id, component_type, field, "order")
values (1, 1, 'policy.tier', 'tiers', 1), (1, 2, 'policy.tier', 'tiers', 2);

insert into houses (id, document_id, title, title_en, subtitle, listed, sort, story, address, latitude, longitude, highlights, rules,
  max_adults, max_children, max_guests, bedrooms, beds, bathrooms, area_sqm, units, check_in_time, check_out_time, instant_confirm,
  min_nights, max_nights, max_advance_days, last_booking_time, cleaning_gap_nights, base_price_fen, weekend_price_fen,
  holiday_price_fen, created_at, updated_at, published_at)
select n, ${documentId('n', 'h')}, '竹里小院 ' || n, 'Bamboo Court ' || n, '山间的院子', true, n, repeat('院子里有一棵柿子树。', 20),
  '浙江省湖州市德清县莫干山镇 ' || n || ' 号', 30 + (n % 100) / 100.0, 119 + (n % 90) / 100.0, E'山景\\n带院子\\n含早餐', E'安静\\n不吸烟',
  2 + n % 5, 1 + n % 3, 4 + n % 5, 1 + n % 4, 1 + n % 5, 1 + n % 3, 40 + n % 90, 1 + n % 3, '14:00', '12:00', true,
  1, 30, 180, '23:59', 0, 30000 + (n * 7919) % 120000, 36000 + (n * 7919) % 140000, 60000 + (n * 7919) % 200000, now(), now(), now()
from generate_series(1, ${HOUSES}) n;
insert into houses_place_lnk (house_id, place_id) select n, 1 + n % 20 from generate_series(1, ${HOUSES}) n;
insert into houses_cancellation_policy_lnk (house_id, cancellation_policy_id) select n, 1 from generate_series(1, ${HOUSES}) n;
insert into houses_facilities_lnk (house_id, facility_id)
select n, 1 + (n + i * 3) % 12 from generate_series(1, ${HOUSES}) n, generate_series(0, 2) i;

insert into components_stay_discounts (id, kind, threshold, percent_off)
select n, 'long_stay', 7, 5 + n % 10 from generate_series(1, ${HOUSES}) n;
insert into components_stay_photo_groups (id, name) select n, '院子' from generate_series(1, ${HOUSES}) n;
insert into houses_cmps (entity_id, cmp_id, component_type, field, "order")
select n, n, 'stay.discount', 'discounts', 1 from generate_series(1, ${HOUSES}) n
union all select n, n, 'stay.photo-group', 'photoGroups', 1 from generate_series(1, ${HOUSES}) n;
insert into files (id, document_id, name, url, width, height, formats, hash, ext, mime, size, provider, folder_path, created_at, updated_at)
select n * 10 + i, ${documentId('(n * 10 + i)', 'i')}, 'court.jpg', '/uploads/court_' || n || '_' || i || '.jpg', 1600, 1200,
  json_build_object('small', json_build_object('url', '/uploads/small_court_' || n || '_' || i || '.jpg')), 'court', '.jpg', 'image/jpeg',
  100, 'local', '/', now(), now()
from generate_series(1, ${HOUSES}) n, generate_series(1, 5) i;
insert into files_related_mph (file_id, related_id, related_type, field, "order")
select n * 10 + i, n, 'stay.photo-group', 'photos', i from generate_series(1, ${HOUSES}) n, generate_series(1, 5) i;

insert into rate_rules (id, document_id, name, first_night, last_night, price_mode, price_percent, active, closed, closed_to_arrival,
  closed_to_departure, priority, created_at, updated_at, published_at)
select n, ${documentId('n', 'r')}, '旺季' || n, current_date + n * 30, current_date + n * 30 + 9, 'percent', 110 + n * 5, true, false,
  false, false, n, now(), now(), now() from generate_series(1, 5) n;
`;

/** `nights` nights from day `day`, counted from today, as the occupancy kernel keeps them. */
const during = (day, nights) =>
  `tstzrange((current_date + (${day}))::timestamp at time zone 'Asia/Shanghai', (current_date + (${day}) + (${nights}))::timestamp at time zone 'Asia/Shanghai')`;

/** Ten stays of one to five nights for each house; they never overlap. */
export const STAYS = (table, houses = HOUSES, each = 10) => `
insert into ${table} (resource, unit, during, kind, reference)
select 'house:' || ${documentId('n', 'h')}, 1 + k % (1 + n % 3), ${during(`k * (${DAYS} / ${each}) + (n * 7) % 12`, '1 + (n + k) % 5')}, 'booking', 'bench/' || n || '-' || k
from generate_series(1, ${houses}) n, generate_series(0, ${each} - 1) k;
analyze ${table};`;

export async function connect(databaseUrl) {
  const client = new Client({ connectionString: databaseUrl, options: '-c TimeZone=UTC' });
  await client.connect();
  return client;
}

export async function fillDatabase(db) {
  await db.query(YARDSTICK_TABLES);
  await db.query(CONTENT);
  await db.query(STAYS('scheduling_claims'));
  await db.query(`vacuum analyze ${await filledTables(db)}`);
}

/**
 * PostgreSQL leaves empty tables alone. One that was looked at while it was empty is read as a whole, however it grows
 * until the next look: each row that refers to it, each bare booking as well, would wait for that.
 */
async function filledTables(db) {
  const { rows } = await db.query(
    `select string_agg(oid::regclass::text, ', ') as names from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0`,
  );
  return rows[0].names;
}
