import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { addDays, isLocalDate, type LocalDate } from '../../../../../shared/local-date';
import { GROUPS, type Group } from '../api/useWaitingApi';

export interface WaitingPlace {
  group: Group;
  from: LocalDate | null;
  to: LocalDate | null;
  page: number;
}

/** What a new note starts with, from the address. */
export interface NoteDraft {
  ref: string;
  from: string;
  to: string;
  adults: number;
  children: number;
}

const dateOf = (text: string | null): LocalDate | null => (text && isLocalDate(text) ? text : null);

/** Which notes are shown lives in the address; `new=1` opens an empty note there. */
export function useWaitingPlace(today: LocalDate): {
  place: WaitingPlace;
  draft: NoteDraft | null;
  query: string;
  change(part: Partial<WaitingPlace>): void;
  open(adding: boolean): void;
} {
  const [params, setParams] = useSearchParams();
  const draft = useMemo(() => {
    if (!params.get('new')) return null;
    const from = dateOf(params.get('from')) ?? today;
    const count = (name: string, otherwise: number): number => Number(params.get(name) ?? otherwise) || 0;
    return {
      ref: params.get('ref') ?? '',
      from,
      to: dateOf(params.get('to')) ?? addDays(from, 1),
      adults: count('adults', 2),
      children: count('children', 0),
    };
  }, [params, today]);
  // The dates of a new note are no filter of the list behind it.
  const place = useMemo(
    () => ({
      group: GROUPS.find((own) => own === params.get('group')) ?? 'open',
      from: draft ? null : dateOf(params.get('from')),
      to: draft ? null : dateOf(params.get('to')),
      page: Math.max(1, Math.trunc(Number(params.get('page'))) || 1),
    }),
    [params, draft],
  );
  const query = useMemo(() => {
    const { group, from, to, page } = place;
    const asked = { group, page: String(page), ...(from ? { from } : {}), ...(to ? { to } : {}) };
    return new URLSearchParams(asked).toString();
  }, [place]);
  const change = useCallback(
    (part: Partial<WaitingPlace>) => {
      const next = { ...place, page: 1, ...part };
      const kept = Object.entries(next).filter(([, value]) => value !== null && value !== 'open' && value !== 1);
      setParams(Object.fromEntries(kept.map(([key, value]) => [key, String(value)])), { replace: true });
    },
    [place, setParams],
  );
  const open = useCallback(
    (adding: boolean) => setParams(adding ? { new: '1' } : {}, { replace: !adding }),
    [setParams],
  );
  return { place, draft, query, change, open };
}
