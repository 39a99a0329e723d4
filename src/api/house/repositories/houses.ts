import { one, rows, type Db } from '../../../shared/database';
import { localDate, type LocalDate } from '../../../shared/local-date';
import {
  NON_REFUNDABLE,
  orderRules,
  orderTiers,
  type CancellationPolicy,
  type OverrideRun,
  type RateRule,
  type SpecialDay,
} from '../../../plugins/pricing/server/services';
import { ARRIVAL_COLUMNS, type Arrival, type House, type Photo } from '../domain/house';

export interface StoredHouse {
  /** The row as text: equal text is an equal house. */
  json: string;
  house: House;
  /** Whether guests see and book it. */
  listed: boolean;
}

export async function catalogueVersion(db: Db): Promise<number> {
  const row = await one<{ version: string }>(db, `select version from house_catalogue_version`);
  return Number(row?.version ?? 0);
}

const PHOTO = `json_build_object('url', f.url, 'thumbUrl', coalesce(f.formats -> 'small' ->> 'url', f.formats -> 'thumbnail' ->> 'url', f.url),
  'width', coalesce(f.width, 0), 'height', coalesce(f.height, 0), 'caption', f.caption)`;

const filesOf = (owner: string, type: string, field: string): string => `
  from files_related_mph m join files f on f.id = m.file_id
  where m.related_id = ${owner} and m.related_type = '${type}' and m.field = '${field}'`;

/** Without what only a guest about to arrive may know: it never enters this process's memory. */
const PUBLIC_ROW = `to_jsonb(h) - array[${ARRIVAL_COLUMNS.map((column) => `'${column}'`).join(', ')}]`;

const HOUSES = `
select h.document_id as id, json_build_object(
  'row', ${PUBLIC_ROW},
  'place', (select json_build_object('code', p.code, 'zh', p.name, 'en', p.name_en)
            from houses_place_lnk l join places p on p.id = l.place_id where l.house_id = h.id),
  'facilities', (select coalesce(json_agg(json_build_object('code', f.code, 'zh', f.name, 'en', f.name_en) order by f.sort, f.id), '[]')
                 from houses_facilities_lnk l join facilities f on f.id = l.facility_id where l.house_id = h.id),
  'photoGroups', (select coalesce(json_agg(json_build_object('name', g.name, 'nameEn', g.name_en, 'photos',
                    (select coalesce(json_agg(${PHOTO} order by m."order", m.id), '[]') ${filesOf('g.id', 'stay.photo-group', 'photos')})) order by c."order"), '[]')
                  from houses_cmps c join components_stay_photo_groups g on g.id = c.cmp_id
                  where c.entity_id = h.id and c.field = 'photoGroups'),
  'floorPlan', (select ${PHOTO} ${filesOf('h.id', 'api::house.house', 'floorPlan')} limit 1),
  'videoUrl', (select f.url ${filesOf('h.id', 'api::house.house', 'video')} limit 1),
  'discounts', (select coalesce(json_agg(json_build_object('kind', d.kind, 'threshold', d.threshold, 'percentOff', d.percent_off) order by c."order"), '[]')
                from houses_cmps c join components_stay_discounts d on d.id = c.cmp_id
                where c.entity_id = h.id and c.field = 'discounts'),
  'policy', (select json_build_object('name', p.name, 'nameEn', p.name_en, 'summary', p.summary, 'summaryEn', p.summary_en, 'tiers',
               (select coalesce(json_agg(json_build_object('hoursBefore', t.hours_before, 'refundPercent', t.refund_percent) order by c."order"), '[]')
                from cancellation_policies_cmps c join components_policy_tiers t on t.id = c.cmp_id
                where c.entity_id = p.id and c.field = 'tiers'))
             from houses_cancellation_policy_lnk l join cancellation_policies p on p.id = l.cancellation_policy_id where l.house_id = h.id),
  'rules', (select coalesce(json_agg(to_json(r) order by r.id), '[]') from rate_rules r
            where r.active and r.last_night >= :today and (
              exists (select 1 from rate_rules_houses_lnk l where l.rate_rule_id = r.id and l.house_id = h.id)
              or not exists (select 1 from rate_rules_houses_lnk l where l.rate_rule_id = r.id))),
  'overrides', (select coalesce(json_agg(to_json(o) order by o.first_night), '[]') from rate_overrides o
                where o.house_id = h.document_id and o.last_night >= :today)
)::text as json
from houses h order by h.sort, h.id`;

/** Every house, listed or not, with all that guests see or will see of it, in the operator's order. */
export async function loadHouses(
  db: Db,
  today: LocalDate,
  known: ReadonlyMap<string, StoredHouse>,
): Promise<Map<string, StoredHouse>> {
  const found = await rows<{ id: string; json: string }>(db, HOUSES, { today });
  return new Map(
    found.map(({ id, json }) => {
      const before = known.get(id);
      return [id, before?.json === json ? before : toStored(json)];
    }),
  );
}

function toStored(json: string): StoredHouse {
  const parsed = JSON.parse(json) as HouseJson;
  return { json, house: toHouse(parsed), listed: parsed.row.listed! };
}

/** Operators' corrections of the public holidays. */
export async function loadHolidayCorrections(db: Db): Promise<[LocalDate, SpecialDay][]> {
  const found = await rows<{ date: string; kind: 'holiday' | 'workday'; name: string; name_en: string | null }>(
    db,
    `select to_char(date, 'YYYY-MM-DD') as date, kind, name, name_en from holidays`,
  );
  return found.map((row) => [
    localDate(row.date),
    { kind: row.kind, name: { zh: row.name, en: row.name_en ?? row.name } },
  ]);
}

interface RuleJson {
  name: string;
  name_en: string | null;
  first_night: string;
  last_night: string;
  weekdays: string | null;
  price_mode: RateRule['priceMode'];
  price_fen: number | null;
  price_percent: number | null;
  min_nights: number | null;
  closed: boolean;
  closed_to_arrival: boolean;
  closed_to_departure: boolean;
  priority: number;
}

interface OverrideJson {
  first_night: string;
  last_night: string;
  price_fen: number | null;
  label: string | null;
  label_en: string | null;
  min_nights: number | null;
  closed: boolean | null;
  closed_to_arrival: boolean | null;
  closed_to_departure: boolean | null;
}

interface HouseJson {
  row: Record<string, string & number & boolean & null>;
  place: { code: string; zh: string; en: string | null } | null;
  facilities: { code: string; zh: string; en: string | null }[];
  photoGroups: { name: string; nameEn: string | null; photos: Photo[] }[];
  floorPlan: Photo | null;
  videoUrl: string | null;
  discounts: House['discounts'];
  policy: null | {
    name: string;
    nameEn: string | null;
    summary: string | null;
    summaryEn: string | null;
    tiers: CancellationPolicy['tiers'];
  };
  rules: RuleJson[];
  overrides: OverrideJson[];
}

const bilingual = (zh: string, en: string | null): { zh: string; en: string } => ({ zh, en: en || zh });
const lines = (value: string | null): string[] =>
  (value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function toHouse({ row, ...json }: HouseJson): House {
  return {
    id: row.document_id!,
    title: bilingual(row.title!, row.title_en!),
    subtitle: row.subtitle ? bilingual(row.subtitle, row.subtitle_en!) : null,
    story: bilingual(row.story ?? '', row.story_en!),
    place: json.place && { code: json.place.code, name: bilingual(json.place.zh, json.place.en) },
    sort: row.sort ?? 0,
    address: row.address!,
    latitude: row.latitude!,
    longitude: row.longitude!,
    transport: row.transport ? bilingual(row.transport, row.transport_en!) : null,
    nearby: { zh: lines(row.nearby!), en: lines(row.nearby_en || row.nearby!) },
    photoGroups: json.photoGroups.map(({ name, nameEn, photos }) => ({ name: bilingual(name, nameEn), photos })),
    floorPlan: json.floorPlan,
    videoUrl: json.videoUrl,
    facilities: json.facilities.map(({ code, zh, en }) => ({ code, name: bilingual(zh, en) })),
    highlights: { zh: lines(row.highlights!), en: lines(row.highlights_en || row.highlights!) },
    rules: lines(row.rules!),
    maxAdults: row.max_adults!,
    maxChildren: row.max_children!,
    maxGuests: row.max_guests!,
    bedrooms: row.bedrooms!,
    beds: row.beds!,
    bathrooms: row.bathrooms!,
    areaSqm: row.area_sqm!,
    units: row.units!,
    checkInTime: row.check_in_time!,
    checkOutTime: row.check_out_time!,
    instantConfirm: row.instant_confirm!,
    minNights: row.min_nights!,
    maxNights: row.max_nights!,
    maxAdvanceDays: row.max_advance_days!,
    lastBookingTime: row.last_booking_time!,
    cleaningGapNights: row.cleaning_gap_nights!,
    rates: {
      baseFen: row.base_price_fen!,
      weekendFen: row.weekend_price_fen!,
      holidayFen: row.holiday_price_fen!,
      rules: orderRules(json.rules.map(toRule)),
      overrides: json.overrides.map(toOverride),
    },
    discounts: json.discounts,
    cancellationPolicy: toPolicy(json.policy),
    contactPhone: row.contact_phone!,
  };
}

function toRule(rule: RuleJson): RateRule {
  return {
    name: bilingual(rule.name, rule.name_en),
    firstNight: localDate(rule.first_night),
    lastNight: localDate(rule.last_night),
    weekdays: [...(rule.weekdays ?? '')].map(Number),
    priceMode: rule.price_mode,
    priceFen: rule.price_fen,
    pricePercent: rule.price_percent,
    minNights: rule.min_nights,
    closed: rule.closed,
    closedToArrival: rule.closed_to_arrival,
    closedToDeparture: rule.closed_to_departure,
    priority: rule.priority,
  };
}

const toOverride = (row: OverrideJson): OverrideRun => ({
  firstNight: localDate(row.first_night),
  lastNight: localDate(row.last_night),
  priceFen: row.price_fen,
  label: row.label === null ? null : bilingual(row.label, row.label_en),
  minNights: row.min_nights,
  closed: row.closed,
  closedToArrival: row.closed_to_arrival,
  closedToDeparture: row.closed_to_departure,
});

function toPolicy(policy: HouseJson['policy']): CancellationPolicy {
  if (!policy) return NON_REFUNDABLE;
  return {
    name: bilingual(policy.name, policy.nameEn),
    summary: bilingual(policy.summary ?? '', policy.summaryEn),
    tiers: orderTiers(policy.tiers),
  };
}

/** For the guest of a paid order only, listed or not. */
export async function findArrival(db: Db, id: string): Promise<Arrival | null> {
  const row = await one<Record<(typeof ARRIVAL_COLUMNS)[number], string | null>>(
    db,
    `select ${ARRIVAL_COLUMNS.join(', ')} from houses where document_id = :id`,
    { id },
  );
  if (!row) return null;
  return {
    guide: row.arrival_guide ? bilingual(row.arrival_guide, row.arrival_guide_en) : null,
    door: row.door_info ? bilingual(row.door_info, row.door_info_en) : null,
    wifiName: row.wifi_name || null,
    wifiPassword: row.wifi_password || null,
  };
}

/** Listed or not: staff block a house that guests do not see as well. */
export async function describeHouse(
  db: Db,
  id: string,
): Promise<{ units: number; label: { zh: string; en: string } } | null> {
  const row = await one<{ units: number; title: string; title_en: string | null }>(
    db,
    `select units, title, title_en from houses where document_id = :id`,
    { id },
  );
  return row ? { units: row.units, label: bilingual(row.title, row.title_en) } : null;
}

/** Units of all listed houses. */
export async function countUnits(db: Db): Promise<number> {
  const row = await one<{ units: number }>(db, `select coalesce(sum(units), 0)::int as units from houses where listed`);
  return row!.units;
}
