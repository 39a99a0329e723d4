/** Whatever members, staff and time do to a wallet, in any order: the books agree and every part comes back. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase } from '../support/app';
import { newMember, openLedger, wallet, type Ledger } from '../support/ledger';

const SEQUENCES = 1_000;
const AT_ONCE = 8;
const START = Date.parse('2027-03-01T04:00:00.000Z');

let ledger: Ledger;
beforeAll(async () => {
  ledger = openLedger(await cloneDatabase(), 2 * AT_ONCE);
});
afterAll(() => ledger?.close());

const asset = fc.constantFrom('points' as const, 'gift' as const);
const amount = fc.integer({ min: 1, max: 120 });
const index = fc.nat(50);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('grant' as const),
      asset,
      amount,
      days: fc.option(fc.nat(6), { nil: null }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('spend' as const), amount, giftFirst: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('hold' as const), amount, days: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('capture' as const), index, part: fc.option(amount, { nil: null }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('void' as const), index }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('reverse' as const), index, amount }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('adjust' as const),
      asset,
      amount: fc.integer({ min: -80, max: 80 }).filter(Boolean),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 2, arbitrary: fc.constant({ do: 'expire' as const }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Refusals that are right at times; anything else fails the test. */
const REFUSALS = ['INSUFFICIENT_BALANCE', 'REVERSED_ALREADY', 'HOLD_SETTLED'];

/** One wallet, and what was done to it. */
class Story {
  private readonly member = newMember();
  private now = START;
  private keys = 0;
  /** What moved in the member's accounts, over all movements. */
  private moved = 0;
  /** Grants and spendings that can be taken back, with what is left of them. */
  private readonly open: { no: string; left: number; paid: number; back: number }[] = [];
  private readonly holds: { no: string; amount: number }[] = [];

  private command() {
    return {
      key: `story:${this.member}:${(this.keys += 1)}`,
      member: this.member,
      reference: null,
      actor: { kind: 'system' } as const,
      now: new Date(this.now).toISOString(),
    };
  }

  private at(days: number): string {
    return new Date(this.now + days * 86_400_000).toISOString();
  }

  async take(one: Step): Promise<void> {
    try {
      await this.attempt(one);
    } catch (error) {
      if (!REFUSALS.includes((error as { code?: string }).code ?? '')) throw error;
    }
  }

  private async attempt(one: Step): Promise<void> {
    const { run } = ledger;
    const command = this.command();
    if (one.do === 'wait') this.now += one.days * 86_400_000;
    else if (one.do === 'expire') await run((trx) => wallet.expireWallet(trx, this.member, command.now));
    else if (one.do === 'grant') {
      const expiresAt = one.days === null ? null : this.at(one.days);
      const wish = {
        ...command,
        asset: one.asset,
        amount: one.amount,
        reason: 'sign-in',
        source: 'story',
        expiresAt,
      } as const;
      this.keep(await run((trx) => wallet.grant(trx, wish)), one.amount);
    } else if (one.do === 'spend') {
      const assets = one.giftFirst ? (['gift', 'points'] as const) : (['points', 'gift'] as const);
      const wish = { ...command, assets, amount: one.amount, reason: 'order' } as const;
      this.keep(await run((trx) => wallet.spend(trx, wish)), one.amount);
    } else if (one.do === 'hold') {
      const wish = {
        ...command,
        assets: ['gift', 'points'],
        amount: one.amount,
        reason: 'order',
        expiresAt: this.at(one.days),
      } as const;
      this.holds.push(await run((trx) => wallet.hold(trx, { ...wish, assets: ['gift', 'points'] })));
    } else if (one.do === 'adjust') {
      const wish = { ...command, asset: one.asset, amount: one.amount, note: '更正', expiresAt: null };
      this.keep(await run((trx) => wallet.adjust(trx, wish)), Math.abs(one.amount));
    } else await this.settle(one, command);
  }

  private async settle(
    one: Extract<Step, { do: 'capture' | 'void' | 'reverse' }>,
    { key, now, actor }: ReturnType<Story['command']>,
  ): Promise<void> {
    const { run } = ledger;
    if (one.do === 'reverse') {
      const original = this.open[one.index % this.open.length];
      if (original) await this.giveBack(original, Math.min(one.amount, original.left) || 1, { key, now, actor });
      return;
    }
    const held = this.holds[one.index % this.holds.length];
    if (!held) return;
    if (one.do === 'void') return run((trx) => wallet.voidHold(trx, { hold: held.no, why: 'story', now }));
    const part = Math.min(one.part ?? held.amount, held.amount);
    this.keep(await run((trx) => wallet.capture(trx, { key, hold: held.no, amount: part, actor, now })), part);
  }

  private async giveBack(
    original: Story['open'][number],
    part: number,
    command: Omit<ReturnType<Story['command']>, 'member' | 'reference'>,
  ): Promise<void> {
    const wish = { ...command, transfer: original.no, amount: part, reference: null };
    const { parts } = await ledger.run((trx) => wallet.reverse(trx, wish));
    original.left -= part;
    for (const { amount: moved } of parts) {
      this.moved += moved;
      original.back += moved;
    }
  }

  private keep({ no, parts }: Awaited<ReturnType<typeof wallet.spend>>, left: number): void {
    const sum = parts.reduce((total, part) => total + part.amount, 0);
    this.moved += sum;
    this.open.push({ no, left, paid: -sum, back: 0 });
  }

  /** Every spending is refunded to its end; then what was paid is exactly what came back. */
  async end(): Promise<void> {
    for (const original of this.open) {
      if (original.left > 0) await this.giveBack(original, original.left, this.command());
      await expect(this.giveBack(original, 1, this.command())).rejects.toMatchObject({ code: 'REVERSED_ALREADY' });
      if (original.paid > 0) expect(original.back).toBe(original.paid);
      else expect(-original.back).toBeLessThanOrEqual(-original.paid);
    }
    await this.check();
  }

  private async check(): Promise<void> {
    const { rows } = await ledger.pg.query<Record<string, number>>(
      `select
         (select count(*) from (select 1 from wallet_postings p join wallet_transfers t on t.id = p.transfer_id
            where t.member_id = $1 group by p.transfer_id, p.asset having sum(p.amount) <> 0) x)::int as unbalanced,
         (select count(*) from wallet_accounts where member_id = $1 and kind = 'pocket'
            and (balance < 0 or held < 0 or held > balance))::int as negative,
         (select count(*) from wallet_accounts a where a.member_id = $1
            and a.balance <> coalesce((select sum(amount) from wallet_postings where account_id = a.id), 0))::int as disagreeing,
         (select coalesce(sum(balance), 0) from wallet_accounts where member_id = $1)::int as total,
         (select coalesce(-sum(p.amount), 0) from wallet_postings p join wallet_transfers t on t.id = p.transfer_id
            where p.member_id = $1 and t.kind = 'expire')::int as expired,
         (select coalesce(sum(s.asset_after), 0) from (select distinct on (asset) asset_after from wallet_postings
            where member_id = $1 order by asset, at desc, id desc) s)::int as statement`,
      [this.member],
    );
    const { total, statement, expired, ...faults } = rows[0]!;
    expect(faults).toEqual({ unbalanced: 0, negative: 0, disagreeing: 0 });
    expect(statement).toBe(total);
    expect(total).toBe(this.moved - expired!);
    const shown = await wallet.balances(ledger.db, this.member, this.command().now);
    for (const one of shown) {
      expect(one.available + one.held).toBe(one.pockets.reduce((sum, p) => sum + p.available + p.held, 0));
      expect(Math.min(one.available, one.held, one.owed)).toBeGreaterThanOrEqual(0);
    }
  }
}

describe('the ledger', () => {
  it(
    `${SEQUENCES} sequences of grants, spendings, holds, refunds, adjustments and expiries`,
    { timeout: 300_000 },
    async () => {
      const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const story = new Story();
        for (const one of steps) await story.take(one);
        await story.end();
      });
      await Promise.all(
        Array.from({ length: AT_ONCE }, (_, i) =>
          fc.assert(property, { numRuns: SEQUENCES / AT_ONCE, seed: 9_000 + i }),
        ),
      );
      const { postings, difference } = await ledger.run((trx) => wallet.verifyLedger(trx, 'command'));
      expect(difference).toBeNull();
      expect(postings).toBeGreaterThan(SEQUENCES * 5);
    },
  );
});
