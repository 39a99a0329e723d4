import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { dateInZone, isLocalDate, type LocalDate } from '../../../../../shared/local-date';
import { useVenueConfig } from '../../../../../admin/shared/useVenueConfig';
import { DEFAULT_ZONE } from '../../../../../admin/shared/venue';
import { monthStart, shownDays } from '../utils/dates';

export type Side = 'edit' | 'quote' | 'history';

export interface Place {
  text: string;
  place: string;
  /** First of the first month shown. */
  month: LocalDate;
  months: 1 | 2;
  page: number;
  side: Side;
}

const SIDES: readonly Side[] = ['edit', 'quote', 'history'];
export const PAGE_SIZE = 20;

/** Where the page stands, in the address: a link or a reload brings the same place back. */
export function usePlace(): { place: Place; change(part: Partial<Place>): void; today: LocalDate } {
  const [params, setParams] = useSearchParams();
  const today = dateInZone(Date.now(), useVenueConfig()?.zone ?? DEFAULT_ZONE);

  const place = useMemo((): Place => {
    const month = params.get('month') ?? '';
    const side = params.get('side') as Side;
    const page = Number(params.get('page'));
    const wanted = isLocalDate(month) ? monthStart(month) : monthStart(today);
    return {
      text: (params.get('q') ?? '').slice(0, 60),
      place: params.get('place') ?? '',
      month: wanted < monthStart(today) ? monthStart(today) : wanted,
      months: params.get('months') === '2' ? 2 : 1,
      page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
      side: SIDES.includes(side) ? side : 'edit',
    };
  }, [params, today]);

  const change = useCallback(
    (part: Partial<Place>) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          const values: Record<string, string | number> = {
            ...('text' in part || 'place' in part ? { page: '' } : {}),
            ...(part as Record<string, string | number>),
          };
          for (const [name, value] of Object.entries(values)) {
            const key = name === 'text' ? 'q' : name;
            if (value === '' || (key === 'page' && value === 1)) next.delete(key);
            else next.set(key, String(value));
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return { place, change, today };
}

/** The server's query string for the houses of the place. */
export function whichHouses({ text, place }: Pick<Place, 'text' | 'place'>): URLSearchParams {
  const query = new URLSearchParams();
  if (text.trim()) query.set('q', text.trim());
  if (place) query.set('place', place);
  return query;
}

export function ratesQuery(place: Place, today: LocalDate): string {
  const query = whichHouses(place);
  const { from, days } = shownDays(place.month, place.months, today);
  query.set('from', from);
  query.set('days', String(days));
  query.set('page', String(place.page));
  query.set('pageSize', String(PAGE_SIZE));
  return query.toString();
}
