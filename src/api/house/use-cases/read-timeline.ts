import type { Db } from '../../../shared/database';
import { dateInZone, dayNumber, fromDayNumber, instantAt } from '../../../shared/local-date';
import { venue } from '../../../shared/venue';
import { findBusyUnits, timelineOf, type Busy, type Timeline } from '../../../plugins/scheduling/server/services';
import { resourceOf, type House } from '../domain/house';

/** Zone arithmetic is slow and its answers never change; a few thousand days are kept. */
const startMs = new Map<number, number>();
const startIso = new Map<number, string>();
const dayByStart = new Map<number, number>();

/** A stay's nights as instants: from the start of the day of arrival to the start of the day of departure. */
export function dayStart(day: number): string {
  let iso = startIso.get(day);
  if (iso === undefined) {
    const ms = instantAt(fromDayNumber(day), '00:00', venue().zone);
    iso = new Date(ms).toISOString();
    startMs.set(day, ms);
    startIso.set(day, iso);
    dayByStart.set(ms, day);
  }
  return iso;
}

/** The day in which an instant lies; `roundUp` gives the first day that starts at or after it. */
function dayAt(ms: number, roundUp: boolean): number {
  const exact = dayByStart.get(ms);
  if (exact !== undefined) return exact;
  const day = dayNumber(dateInZone(ms, venue().zone));
  dayStart(day);
  return roundUp && startMs.get(day)! < ms ? day + 1 : day;
}

/**
 * Which days of [from, to) each unit of a house is taken, in day numbers.
 * @param except order whose own claims do not count
 */
export async function readTimeline(
  db: Db,
  house: House,
  from: number,
  to: number,
  nowMs: number,
  except: string | null = null,
): Promise<Timeline> {
  return (await readTimelines(db, [house], from, to, nowMs, except)).get(house.id)!;
}

/** The same for several houses, in one statement; by the id of the house. */
export async function readTimelines(
  db: Db,
  houses: readonly House[],
  from: number,
  to: number,
  nowMs: number,
  except: string | null = null,
): Promise<Map<string, Timeline>> {
  const found = await findBusyUnits(db, {
    resources: houses.map(({ id }) => resourceOf(id)),
    from: dayStart(from),
    to: dayStart(to),
    now: new Date(nowMs).toISOString(),
    except,
  });
  const busy = new Map<string, Busy[]>(houses.map(({ id }) => [resourceOf(id), []]));
  for (const { resource, unit, fromMs, toMs } of found)
    busy.get(resource)!.push({ unit, from: dayAt(fromMs, false), to: dayAt(toMs, true) });
  return new Map(houses.map(({ id, units }) => [id, timelineOf(units, busy.get(resourceOf(id))!)]));
}
