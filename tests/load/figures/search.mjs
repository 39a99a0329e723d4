import { DAYS } from '../content.mjs';
import { inDays } from '../http.mjs';
import { compare } from '../measure.mjs';

const SORTS = ['recommended', 'price-asc', 'price-desc'];

/** Every search asks for other dates, another party or another order. */
export function searches() {
  let n = 0;
  return {
    next() {
      n += 1;
      const arrival = 1 + ((n * 37) % (DAYS - 20));
      const nights = 1 + (n % 5);
      const query = new URLSearchParams({
        checkIn: inDays(arrival),
        checkOut: inDays(arrival + nights),
        adults: String(1 + (n % 4)),
        children: String(n % 2),
        sort: SORTS[n % SORTS.length],
        page: String(1 + (n % 3)),
        pageSize: '10',
      });
      return { path: `/api/houses/search?${query}` };
    },
  };
}

/** 2,000 houses for dates, each with its total, the page of ten; beside core REST listing ten rows. */
export const search = {
  name: 'search',
  async run(stage) {
    const headers = { Authorization: `Bearer ${stage.apiToken}` };
    let page = 0;
    const coreList = {
      next: () => ({
        path: `/api/bench-rows?pagination[page]=${1 + ((page += 1) % 50)}&pagination[pageSize]=10`,
        headers,
      }),
    };
    const [found, listed] = await compare(stage.url, [{ load: searches() }, { load: coreList }]);
    return [
      { name: 'search-2000-houses / core-rest-list', value: found, yardstick: listed, unit: 'answers/s', atLeast: 3 },
    ];
  },
};
