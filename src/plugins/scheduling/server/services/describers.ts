import type { Db } from '../../../../shared/database';
import type { ClaimDescriber, ClaimSubject } from '../domain/describer';

const describers = new Map<string, ClaimDescriber>();

/** @param owner who takes the bookings, e.g. `ordering`; registering again replaces */
export function registerClaimDescriber(owner: string, describer: ClaimDescriber): void {
  describers.set(owner, describer);
}

/** What every describer together knows of these references. */
export async function describeReferences(db: Db, references: readonly string[]): Promise<Map<string, ClaimSubject>> {
  if (references.length === 0) return new Map();
  const [first, ...others] = await Promise.all([...describers.values()].map((own) => own.describe(db, references)));
  for (const other of others) for (const [reference, subject] of other) first!.set(reference, subject);
  return first ?? new Map();
}
