import { rows, type Trx } from '../../../shared/database';
import type { OverrideRun } from '../../../plugins/pricing/server/services';

/** One edit at a time: what it was planned on is what it is written on. Reading goes on. */
export async function lockOverrides(trx: Trx): Promise<void> {
  await rows(trx, `lock table rate_overrides in share row exclusive mode`);
}

/** Puts the overrides of houses in place of those they had from `from` on. */
export async function replaceOverrides(
  trx: Trx,
  from: string,
  houses: readonly { id: string; overrides: readonly OverrideRun[] }[],
): Promise<void> {
  await rows(trx, `delete from rate_overrides where house_id = any(:ids) and last_night >= :from::date`, {
    ids: houses.map(({ id }) => id),
    from,
  });
  const runs = houses.flatMap(({ id, overrides }) =>
    overrides.map(({ label, ...run }) => ({ id, ...run, label: label?.zh ?? null, labelEn: label?.en ?? null })),
  );
  await rows(
    trx,
    `insert into rate_overrides (house_id, first_night, last_night, price_fen, label, label_en, min_nights,
       closed, closed_to_arrival, closed_to_departure)
     select id, "firstNight", "lastNight", "priceFen", label, "labelEn", "minNights",
       closed, "closedToArrival", "closedToDeparture"
     from json_to_recordset(:runs::json) as r(id text, "firstNight" date, "lastNight" date, "priceFen" int, label text,
       "labelEn" text, "minNights" smallint, closed boolean, "closedToArrival" boolean, "closedToDeparture" boolean)`,
    { runs: JSON.stringify(runs) },
  );
}
