// @ts-check
/** Search as the mock answers it: filters and sorts the invented houses. */
import { calendarDay, dayNumber, price } from './mock-data.mjs';

/** @typedef {import('../../src/api/types').HouseDetail} HouseDetail */

/**
 * @param {HouseDetail[]} houses @param {Record<string, string>} query @param {string} today
 * @returns {import('../../src/api/types').HousePage}
 */
export function search(houses, query, today) {
  const { checkIn, checkOut, place, text = '', facilities, minFen, maxFen, sort } = query;
  const page = Number(query.page ?? 1);
  const pageSize = Number(query.pageSize ?? 20);
  const nights = checkIn && checkOut ? dayNumber(checkOut) - dayNumber(checkIn) : null;
  const cards = houses
    .filter((house) => !place || house.place.code === place)
    .filter((house) => `${house.title}${house.place.name}`.includes(text))
    .filter(
      (house) =>
        !facilities || facilities.split(',').every((code) => house.facilities.some((f) => f.code === code)),
    )
    .filter((house) => house.maxGuests >= Number(query.adults ?? 2) + Number(query.children ?? 0))
    .filter((house) => house.fromFen >= Number(minFen ?? 0) && house.fromFen <= Number(maxFen ?? Infinity))
    .map((house) => {
      const photos = house.photoGroups.flatMap((group) => group.photos.map(({ url }) => url)).slice(0, 5);
      const first = checkIn ? calendarDay(house, checkIn, today) : null;
      const cost = nights && checkIn && checkOut ? price(house, checkIn, checkOut) : null;
      return {
        id: house.id,
        title: house.title,
        place: house.place,
        coverUrl: photos[0],
        photos,
        highlights: house.highlights,
        maxGuests: house.maxGuests,
        bedrooms: house.bedrooms,
        areaSqm: house.areaSqm,
        address: house.address,
        latitude: house.latitude,
        longitude: house.longitude,
        distanceMeters: query.lat ? 850 : null,
        instantConfirm: house.instantConfirm,
        fromFen: house.fromFen,
        stay:
          first && cost && nights
            ? {
                available: first.canCheckIn && nights <= first.maxNights && house !== houses[4],
                totalFen: cost.totalFen,
                averageFen: Math.round(cost.totalFen / nights),
                originalFen: cost.subtotalFen,
                nights,
                unitsLeft: house === houses[1] ? 1 : 3,
                reason:
                  house === houses[4] || !first.canCheckIn || nights > first.maxNights
                    ? '这几晚已订满'
                    : null,
              }
            : null,
      };
    });
  if (sort === 'price-asc') cards.sort((a, b) => a.fromFen - b.fromFen);
  if (sort === 'price-desc') cards.sort((a, b) => b.fromFen - a.fromFen);
  return {
    items: cards.slice((page - 1) * pageSize, page * pageSize),
    page,
    pageSize,
    total: cards.length,
    nights,
  };
}
