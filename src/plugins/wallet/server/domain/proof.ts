/** The books recomputed from nothing but the postings. */

export interface PostedRow {
  id: number;
  transfer: number;
  account: number;
  /** Null for accounts of the house. */
  member: number | null;
  asset: string;
  amount: number;
  balanceAfter: number | null;
  assetAfter: number | null;
}

export interface AccountRow {
  id: number;
  house: boolean;
  balance: number;
  held: number;
  /** Sum of what pending holds took from it. */
  pending: number;
}

/** The first place at which the books disagree with themselves. */
export interface Difference {
  what: 'after-balance' | 'asset-after' | 'sum-zero' | 'balance' | 'held' | 'no-postings';
  transfer?: number;
  posting?: number;
  account?: number;
  expected: number;
  found: number | null;
}

/**
 * Fed with every posting in the order of their ids, then with every account. Remembers a number for each account,
 * for each asset of a member, and for transfers that are not complete yet.
 */
export class LedgerProof {
  private readonly balances = new Map<number, number>();
  private readonly totals = new Map<string, number>();
  private readonly incomplete = new Map<string, { sum: number; transfer: number; posting: number }>();

  posting(row: PostedRow): Difference | undefined {
    const { id: posting, transfer, account, member, asset, amount } = row;
    this.weigh(row);
    if (member === null) {
      return row.balanceAfter === null
        ? undefined
        : { what: 'after-balance', transfer, posting, account, expected: 0, found: row.balanceAfter };
    }
    const balance = (this.balances.get(account) ?? 0) + amount;
    this.balances.set(account, balance);
    if (balance !== row.balanceAfter)
      return { what: 'after-balance', transfer, posting, account, expected: balance, found: row.balanceAfter };
    const of = `${member} ${asset}`;
    const total = (this.totals.get(of) ?? 0) + amount;
    this.totals.set(of, total);
    if (total !== row.assetAfter)
      return { what: 'asset-after', transfer, posting, account, expected: total, found: row.assetAfter };
    return undefined;
  }

  private weigh({ id: posting, transfer, asset, amount }: PostedRow): void {
    const of = `${transfer} ${asset}`;
    const sum = (this.incomplete.get(of)?.sum ?? 0) + amount;
    if (sum === 0) this.incomplete.delete(of);
    else this.incomplete.set(of, { sum, transfer, posting });
  }

  /** Call when there are no more postings. */
  unbalanced(): Difference | undefined {
    const [first] = this.incomplete.values();
    return (
      first && { what: 'sum-zero', transfer: first.transfer, posting: first.posting, expected: 0, found: first.sum }
    );
  }

  account({ id: account, house, balance, held, pending }: AccountRow): Difference | undefined {
    const expected = house ? 0 : (this.balances.get(account) ?? 0);
    if (balance !== expected) return { what: 'balance', account, expected, found: balance };
    if (held !== pending) return { what: 'held', account, expected: pending, found: held };
    return undefined;
  }
}
