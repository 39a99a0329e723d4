import { createContext, useContext, useEffect, useState } from 'react';
import { dateInZone, type LocalDate } from '../../../../../shared/local-date';
import { DEFAULT_ZONE } from '../utils/dates';

export interface VenueClock {
  zone: string;
  /** Server's clock minus this computer's, in milliseconds: a wrong clock at the desk changes no countdown. */
  offsetMs: number;
}

export const VenueClockContext = createContext<VenueClock>({ zone: DEFAULT_ZONE, offsetMs: 0 });

/** The current instant by the server's clock, renewed every `everyMs`. */
export function useNow(everyMs: number): number {
  const { offsetMs } = useContext(VenueClockContext);
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs + offsetMs;
}

/** Today at the venue. */
export function useToday(): { today: LocalDate; zone: string } {
  const { zone } = useContext(VenueClockContext);
  return { today: dateInZone(useNow(60_000), zone), zone };
}
