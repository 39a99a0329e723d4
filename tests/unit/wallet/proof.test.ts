import { describe, expect, it } from 'vitest';
import { LedgerProof, type Difference, type PostedRow } from '../../../src/plugins/wallet/server/domain/proof';

const row = (
  id: number,
  transfer: number,
  member: number | null,
  amount: number,
  after: number | null,
  total = after,
): PostedRow => ({
  ...{ id, transfer, member, amount, asset: 'points' },
  account: member === null ? 1 : 10 + member,
  balanceAfter: after,
  assetAfter: total,
});
const sound = [row(1, 1, null, -10, null), row(2, 1, 1, 10, 10), row(3, 2, 1, -4, 6), row(4, 2, null, 4, null)];

function prove(rows: PostedRow[]): Difference | undefined {
  const proof = new LedgerProof();
  for (const posting of rows) {
    const difference = proof.posting(posting);
    if (difference) return difference;
  }
  return (
    proof.unbalanced() ??
    proof.account({ id: 11, house: false, balance: 6, held: 0, pending: 0 }) ??
    proof.account({ id: 1, house: true, balance: 0, held: 0, pending: 0 })
  );
}

describe('the proof', () => {
  it('finds nothing in sound books', () => expect(prove(sound)).toBeUndefined());

  it('names the first posting whose balance is not the sum', () => {
    const forged = sound.map((posting) => (posting.id === 2 ? { ...posting, amount: 11 } : posting));
    expect(prove(forged)).toEqual({
      what: 'after-balance',
      transfer: 1,
      posting: 2,
      account: 11,
      expected: 11,
      found: 10,
    });
    expect(prove([row(1, 1, 1, 10, 10, 12)])).toMatchObject({
      what: 'asset-after',
      posting: 1,
      expected: 10,
      found: 12,
    });
    expect(prove([row(1, 1, null, 10, 10)])).toMatchObject({ what: 'after-balance', account: 1, found: 10 });
  });

  it('names a transfer that does not sum to zero', () => {
    expect(prove(sound.slice(0, 3))).toMatchObject({ what: 'sum-zero', transfer: 2, expected: 0, found: -4 });
  });

  it('names an account whose balance or held is another', () => {
    const proof = new LedgerProof();
    sound.forEach((posting) => proof.posting(posting));
    const account = { id: 11, house: false, balance: 6, held: 2, pending: 2 };
    expect(proof.account(account)).toBeUndefined();
    expect(proof.account({ ...account, balance: 7 })).toEqual({ what: 'balance', account: 11, expected: 6, found: 7 });
    expect(proof.account({ ...account, held: 3 })).toEqual({ what: 'held', account: 11, expected: 2, found: 3 });
  });
});
