import { createContext, useContext, useEffect, useState } from 'react';
import { dateInZone, type LocalDate } from '../../../../../shared/local-date';
import { DEFAULT_ZONE } from '../../../../../admin/shared/venue';

export interface VenueClock {
  zone: string;
  venueName: string;
  /** Server's clock minus this computer's, in milliseconds: a wrong clock at the desk changes no countdown. */
  offsetMs: number;
  /** Today at the venue. */
  today: LocalDate;
}

export const VenueClockContext = createContext<VenueClock>({
  zone: DEFAULT_ZONE,
  venueName: '',
  offsetMs: 0,
  today: dateInZone(Date.now(), DEFAULT_ZONE),
});

export const useVenue = (): VenueClock => useContext(VenueClockContext);

function useTick(everyMs: number): number {
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}

/** The current instant by the server's clock, renewed every second. */
export const useServerNow = (): number => useTick(1000) + useVenue().offsetMs;

/** What the page puts into the context. */
export function useVenueClock(zone: string, offsetMs: number, venueName = ''): VenueClock {
  const today = dateInZone(useTick(30_000) + offsetMs, zone);
  return { zone, venueName, offsetMs, today };
}
