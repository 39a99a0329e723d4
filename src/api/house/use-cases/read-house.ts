import type { Core } from '@strapi/strapi';
import { pool } from '../../../shared/database';
import type { Language } from '../../../shared/request-context';
import { pick } from '../../../shared/text';
import { venue, venueNow } from '../../../shared/venue';
import { extrasOf, type Extra } from '../../extra/domain/extra';
import { browsableCatalogue, listedHouse } from '../catalogue';
import { coverOf, type House } from '../domain/house';
import type { FoundHouse } from '../domain/house-search';
import { listFacilities, listPlaces, type Place } from '../repositories/facets';

/** @throws Problem 404 when the house does not exist or is not listed */
export async function readHouse(
  strapi: Core.Strapi,
  id: string,
  nowMs: number,
): Promise<{ house: House; fromFen: number; extras: Extra[] }> {
  const now = venueNow(nowMs);
  const catalogue = await browsableCatalogue(strapi, now.today);
  const house = listedHouse(catalogue, id);
  const shown = { ...house, contactPhone: house.contactPhone ?? venue().servicePhone };
  const extras = extrasOf(catalogue.extras.values(), house.id, { atDesk: false });
  return { house: shown, fromFen: catalogue.ratesOf(house).fromFen(now.day), extras };
}

/** Listed houses by their ids, as lists show them without dates; others are left out. */
export async function readCards(
  strapi: Core.Strapi,
  ids: readonly string[],
  nowMs: number,
): Promise<Map<string, FoundHouse>> {
  const now = venueNow(nowMs);
  const catalogue = await browsableCatalogue(strapi, now.today);
  const listed = [...new Set(ids)].flatMap((id) => catalogue.byId.get(id) ?? []);
  return new Map(
    listed.map((house) => [
      house.id,
      { house, fromFen: catalogue.ratesOf(house).fromFen(now.day), distanceMeters: null, stay: null },
    ]),
  );
}

export interface CountedPlace extends Place {
  houseCount: number;
}

/** Places with listed houses; one without a picture borrows one of a house. */
export async function readPlaces(
  strapi: Core.Strapi,
  places: readonly Place[],
  nowMs: number,
): Promise<CountedPlace[]> {
  const { houses } = await browsableCatalogue(strapi, venueNow(nowMs).today);
  return places
    .map((place) => {
      const here = houses.filter((house) => house.place?.code === place.code);
      const coverUrl = place.coverUrl ?? (here[0] ? coverOf(here[0]) : null);
      return { ...place, coverUrl, houseCount: here.length };
    })
    .filter((place) => place.houseCount > 0);
}

export interface Facets {
  places: { code: string; name: string; coverUrl: string | null; houseCount: number }[];
  facilities: { code: string; name: string }[];
}

/** Places with listed houses, and facilities in use. */
export async function readFacets(strapi: Core.Strapi, language: Language, nowMs: number): Promise<Facets> {
  const { houses } = await browsableCatalogue(strapi, venueNow(nowMs).today);
  const places = await readPlaces(strapi, await listPlaces(pool(strapi)), nowMs);
  const facilities = await listFacilities(pool(strapi));
  const used = new Set(houses.flatMap((house) => house.facilities.map(({ code }) => code)));
  return {
    places: places.map(({ name, ...place }) => ({ ...place, name: pick(name, language) })),
    facilities: facilities
      .filter(({ code }) => used.has(code))
      .map(({ code, name }) => ({ code, name: pick(name, language) })),
  };
}
