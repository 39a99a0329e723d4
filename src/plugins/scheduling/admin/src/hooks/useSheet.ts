import { useCallback, useEffect, useRef, useState } from 'react';
import type { LocalDate } from '../../../../../shared/local-date';
import { isAbort, toProblem, type Problem } from '../../../../../admin/shared/problem';
import { useGridApi } from '../api/useGridApi';
import { toSheet, type Sheet } from '../utils/sheet';

export interface SheetRequest {
  /** The last good answer, also while another one is on its way. */
  sheet: Sheet | null;
  problem: Problem | null;
  loading: boolean;
  /** Asks for the days of now once more, whenever it was handed out. */
  refresh(): void;
}

/** The grid from a day on; only the answer to the latest question counts. */
export function useSheet(from: LocalDate, days: number): SheetRequest {
  const api = useGridApi();
  const [state, setState] = useState<Omit<SheetRequest, 'refresh'>>({ sheet: null, problem: null, loading: true });
  const running = useRef<AbortController | null>(null);
  const latest = useRef({ api, from, days });
  latest.current = { api, from, days };

  const refresh = useCallback(() => {
    const { api, from, days } = latest.current;
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState((old) => ({ ...old, loading: true }));
    api.read(from, days, controller.signal).then(
      (answer) => {
        if (running.current !== controller) return;
        setState((old) => ({ sheet: toSheet(answer, old.sheet), problem: null, loading: false }));
      },
      (error: unknown) => {
        if (running.current !== controller || isAbort(error)) return;
        setState((old) => ({ ...old, problem: toProblem(error), loading: false }));
      },
    );
  }, []);

  useEffect(() => {
    refresh();
    return () => {
      running.current?.abort();
      running.current = null;
    };
  }, [api, from, days, refresh]);

  return { ...state, refresh };
}
