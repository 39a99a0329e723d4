import { useCallback, useState } from 'react';
import { useCommand, type Command } from '../../../../../admin/shared/useCommand';
import type { DeskDetail } from '../api/types';
import { useBookingApi } from '../api/useBookingApi';

export interface Book extends Omit<Command, 'run'> {
  booked: DeskDetail | null;
  run(body: object): Promise<void>;
  /** Ready for the next guest. */
  reset(): void;
}

/** Places one order after the other. */
export function useBook(): Book {
  const api = useBookingApi();
  const { run: send, ...state } = useCommand();
  const [booked, setBooked] = useState<DeskDetail | null>(null);
  const run = useCallback(
    async (body: object) => {
      const placed = await send((key) => api.book(body, key));
      if (placed) setBooked(placed.answer);
    },
    [api, send],
  );
  const reset = useCallback(() => setBooked(null), []);
  return { ...state, booked, run, reset };
}
