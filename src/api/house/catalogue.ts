/**
 * The houses as this process knows them. PostgreSQL holds the truth and a version number; what is kept
 * here is only ever used under a version that was just read, so instances need not tell each other anything.
 */
import type { Core } from '@strapi/strapi';
import { pool, type Db } from '../../shared/database';
import { dayNumber, type LocalDate } from '../../shared/local-date';
import { notFound } from '../../shared/problem';
import { text } from '../../shared/text';
import { publicHolidays, type SpecialDay, type SpecialDays } from '../../plugins/pricing/server/services';
import type { Extra } from '../extra/domain/extra';
import { loadExtras } from '../extra/repositories/extras';
import type { House } from './domain/house';
import { HouseColumns, type Listing } from './domain/house-columns';
import { RateTable } from './domain/rate-table';
import { catalogueVersion, loadHolidayCorrections, loadHouses, type StoredHouse } from './repositories/houses';

export interface Catalogue {
  version: number;
  /** What guests see and book, in the operator's order. */
  houses: readonly House[];
  /** The same houses as a search looks at them. */
  columns: HouseColumns;
  /** Where a house is among them, by its id. */
  positionOf: ReadonlyMap<string, number>;
  /** Every cleaning gap that a house has, in nights. */
  cleaningGaps: ReadonlySet<number>;
  byId: ReadonlyMap<string, House>;
  /** What only staff see, whose prices are prepared before it is listed; in the operator's order. */
  unlisted: ReadonlyMap<string, House>;
  /** All extras, in the operator's order. */
  extras: ReadonlyMap<string, Extra>;
  /** Public holidays and days worked in exchange, with the operators' corrections. */
  special: SpecialDays;
  /** Prices and restrictions of a house's nights from yesterday on; also of a house as it would be. */
  ratesOf(house: House): RateTable;
}

/** @throws Problem 404 when the house does not exist or is not listed */
export function listedHouse(catalogue: Catalogue, id: string): House {
  const house = catalogue.byId.get(id);
  if (!house)
    throw notFound(text('没有找到这处房源，可能已下架', 'This house was not found; it may no longer be listed'));
  return house;
}

/** Browsing may be this much behind; placing an order never is. */
const BROWSING_AGE_MS = 300;

/** A catalogue with the rows it was made of; replaced as a whole, since readings may overlap. */
interface Kept {
  today: LocalDate;
  stored: ReadonlyMap<string, StoredHouse>;
  catalogue: Catalogue;
}

let kept: Kept | undefined;
/** On the process's own clock, which is never set back. */
let checkedAt = Number.NEGATIVE_INFINITY;
let loading: Promise<Catalogue> | undefined;

/** A command agrees on prices and takes units by one and the same catalogue. */
const ofTransaction = new WeakMap<Db, Catalogue>();

/** The catalogue as of this moment, read through `db` (a transaction, when prices are about to be agreed). */
export async function catalogueNow(db: Db, today: LocalDate): Promise<Catalogue> {
  if (!db.isTransaction) return readCatalogue(db, today);
  const known = ofTransaction.get(db) ?? (await readCatalogue(db, today));
  ofTransaction.set(db, known);
  return known;
}

async function readCatalogue(db: Db, today: LocalDate): Promise<Catalogue> {
  const version = await catalogueVersion(db);
  if (kept?.catalogue.version === version && kept.today === today) return kept.catalogue;
  const stored = await loadHouses(db, today, kept?.stored ?? new Map());
  const corrections = await loadHolidayCorrections(db);
  const catalogue = build(version, today, [...stored.values()], corrections, await loadExtras(db));
  kept = { today, stored, catalogue };
  return catalogue;
}

/** For listings and calendars: one version check serves all requests of the same moment. */
export async function browsableCatalogue(strapi: Core.Strapi, today: LocalDate): Promise<Catalogue> {
  if (kept?.today === today && performance.now() - checkedAt < BROWSING_AGE_MS) return kept.catalogue;
  loading ??= catalogueNow(pool(strapi), today).finally(() => {
    checkedAt = performance.now();
    loading = undefined;
  });
  return loading;
}

function build(
  version: number,
  today: LocalDate,
  stored: readonly StoredHouse[],
  corrections: [LocalDate, SpecialDay][],
  extras: ReadonlyMap<string, Extra>,
): Catalogue {
  const houses = housesOf(stored.filter(({ listed }) => listed));
  const first = dayNumber(today) - 1;
  const special = specialDays(today, corrections);
  const specialKey = JSON.stringify(corrections);
  const rates = (house: House): RateTable => ratesOf(house, special, specialKey, first);
  return {
    version,
    houses,
    columns: new HouseColumns(
      houses.map((house) => new ListedHouse(house, rates)),
      dayNumber(today),
    ),
    positionOf: new Map(houses.map((house, i) => [house.id, i])),
    cleaningGaps: new Set(houses.map((house) => house.cleaningGapNights)),
    byId: byId(houses),
    unlisted: byId(housesOf(stored.filter(({ listed }) => !listed))),
    extras,
    special,
    ratesOf: rates,
  };
}

const housesOf = (stored: readonly StoredHouse[]): House[] => stored.map(({ house }) => house);

const byId = (houses: readonly House[]): Map<string, House> => new Map(houses.map((house) => [house.id, house]));

class ListedHouse implements Listing {
  private table: RateTable | undefined;

  constructor(
    readonly house: House,
    private readonly ratesOf: (house: House) => RateTable,
  ) {}

  get rates(): RateTable {
    return (this.table ??= this.ratesOf(this.house));
  }
}

/** An unchanged house keeps its object across reloads, and with it its table. */
const tables = new WeakMap<House, { table: RateTable; specialKey: string }>();

function ratesOf(house: House, special: SpecialDays, specialKey: string, first: number): RateTable {
  const known = tables.get(house);
  if (known && known.table.first === first && known.specialKey === specialKey) return known.table;
  const table = new RateTable(house, special, first);
  tables.set(house, { table, specialKey });
  return table;
}

function specialDays(today: LocalDate, corrections: [LocalDate, SpecialDay][]): SpecialDays {
  const year = Number(today.slice(0, 4));
  const days = new Map<LocalDate, SpecialDay>();
  for (const y of [year - 1, year, year + 1, year + 2])
    for (const [date, day] of publicHolidays(y)) days.set(date, day);
  for (const [date, day] of corrections) days.set(date, day);
  return days;
}
