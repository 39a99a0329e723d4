import { useCallback, useRef, useState } from 'react';
import { toProblem, type Problem } from '../../../../../admin/shared/problem';
import type { DeskDetail } from '../api/types';
import { useBookingApi } from '../api/useBookingApi';
import { newKey } from '../../../../../admin/shared/text';

export interface Book {
  running: boolean;
  problem: Problem | null;
  booked: DeskDetail | null;
  run(body: object): Promise<void>;
  /** Ready for the next guest. */
  reset(): void;
}

/**
 * Places one order. While nobody knows whether it was placed, a repeat carries the same key; after a refusal the
 * next attempt is another request.
 */
export function useBook(): Book {
  const api = useBookingApi();
  const key = useRef(newKey());
  const busy = useRef(false);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [booked, setBooked] = useState<DeskDetail | null>(null);

  const run = useCallback(
    async (body: object) => {
      if (busy.current) return;
      busy.current = true;
      setRunning(true);
      try {
        setBooked(await api.book(body, key.current));
        setProblem(null);
      } catch (error) {
        const refused = toProblem(error);
        if (!refused.uncertain) key.current = newKey();
        setProblem(refused);
      } finally {
        busy.current = false;
        setRunning(false);
      }
    },
    [api],
  );
  const reset = useCallback(() => {
    key.current = newKey();
    setBooked(null);
    setProblem(null);
  }, []);
  return { running, problem, booked, run, reset };
}
