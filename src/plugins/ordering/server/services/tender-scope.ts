/** Who issues vouchers or cards says which of them an order may be paid with. */
import type { Db } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';

export interface ScopeQuestion {
  memberId: number;
  /** Of the member's pockets of this tender. */
  sources: readonly string[];
  /** What is bought. */
  items: readonly { kind: string; ref: string }[];
  totalFen: number;
  nowMs: number;
}

/** Why pockets of these sources cannot pay; those that can are not in the answer. */
export type TenderScope = (db: Db, question: ScopeQuestion) => Promise<Map<string, Text>>;

/** Tenders whose pockets differ in what they may pay for. */
export type ScopedTender = 'voucher' | 'card';

const scopes = new Map<ScopedTender, TenderScope>();

/** Call from a plugin's `register`. Without a scope every pocket of the tender pays for everything. */
export function registerTenderScope(tender: ScopedTender, scope: TenderScope): void {
  scopes.set(tender, scope);
}

export const scopeOf = (tender: string): TenderScope | undefined => scopes.get(tender as ScopedTender);
