import type { Db } from '../../../../shared/database';

/** What people are shown of a booking; the occupancy kernel only knows its reference. */
export interface ClaimSubject {
  /** The name under which people find it, e.g. an order's number. */
  no: string;
  /** Whom it is for. */
  title: string;
  /** A code; whoever shows it has the words and the colour. */
  state: string;
}

/** Registered by whoever takes bookings, at boot: imports go from there to here. */
export interface ClaimDescriber {
  /** @returns what the references stand for; unknown ones are left out */
  describe(db: Db, references: readonly string[]): Promise<Map<string, ClaimSubject>>;
}
