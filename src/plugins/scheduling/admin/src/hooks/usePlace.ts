import { DEFAULT_ZONE } from '../../../../../admin/shared/venue';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { addDays, dateInZone, isLocalDate, type LocalDate } from '../../../../../shared/local-date';
import { ZOOMS, type Zoom } from '../utils/geometry';

export interface Place {
  from: LocalDate;
  zoom: Zoom;
  group: string | null;
  text: string;
}

/** Who is in the house came some days ago. */
const DAYS_BACK = 2;

export const startFrom = (today: LocalDate): LocalDate => addDays(today, -DAYS_BACK);

/** What the grid shows lives in the address: a link or a reload brings the same place back. */
export function usePlace(): { place: Place; change(part: Partial<Place>): void } {
  const [params, setParams] = useSearchParams();
  const place = useMemo(() => {
    const from = params.get('from') ?? '';
    const zoom = Number(params.get('days')) as Zoom;
    return {
      from: isLocalDate(from) ? from : startFrom(dateInZone(Date.now(), DEFAULT_ZONE)),
      zoom: ZOOMS.includes(zoom) ? zoom : 30,
      group: params.get('group'),
      text: params.get('q') ?? '',
    };
  }, [params]);

  const change = useCallback(
    (part: Partial<Place>) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          const set = (name: string, value: string | null | undefined): void => {
            if (value === undefined) return;
            if (value === null || value === '') next.delete(name);
            else next.set(name, value);
          };
          set('from', part.from);
          set('days', part.zoom === undefined ? undefined : String(part.zoom));
          set('group', part.group);
          set('q', part.text);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return { place, change };
}
