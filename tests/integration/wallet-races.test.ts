/** Two processes and one ledger; and one that is killed in the middle. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase } from '../support/app';
import { seeded } from '../support/books';
import {
  LedgerProcess,
  newMember,
  openLedger,
  wallet,
  type Commands,
  type Ledger,
  type Outcome,
} from '../support/ledger';

const NOW = '2027-03-01T04:00:00.000Z';
const LATER = '2027-03-02T04:00:00.000Z';
const actor = { kind: 'system' };

let url: string;
let ledger: Ledger;
let nodes: LedgerProcess[];
beforeAll(async () => {
  url = await cloneDatabase();
  ledger = openLedger(url);
  nodes = await Promise.all([new LedgerProcess(url).start(), new LedgerProcess(url).start()]);
});
afterAll(async () => {
  await Promise.all((nodes ?? []).map((node) => node.kill()));
  await ledger?.close();
});

const grant = (member: number, amount: number, key: string, asset = 'points'): Commands[number] => [
  'grant',
  { key, member, asset, amount, reason: 'sign-in', reference: null, source: 'test', expiresAt: null, actor, now: NOW },
];
const spend = (member: number, amount: number, key: string, assets = ['points']): Commands[number] => [
  'spend',
  { key, member, amount, assets, reason: 'order', reference: key, actor, now: NOW },
];
const hold = (member: number, amount: number, key: string, assets = ['points']): Commands[number] => [
  'hold',
  { key, member, amount, assets, reason: 'order', reference: key, expiresAt: LATER, actor, now: NOW },
];
const capture = (no: string, key: string): Commands[number] => ['capture', { key, hold: no, actor, now: NOW }];

/** Alternately to both processes. */
const both = (all: Commands[]): Promise<Outcome[]> =>
  Promise.all(all.map((commands, i) => nodes[i % nodes.length]!.send(commands)));
const count = (outcomes: Outcome[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) {
    const name = 'refused' in outcome ? outcome.refused : 'ok';
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};
const available = async (member: number): Promise<number> =>
  (await wallet.balances(ledger.db, member, NOW)).reduce((sum, balance) => sum + balance.available, 0);
const verified = () => ledger.run((trx) => wallet.verifyLedger(trx, 'command'));

describe('two processes', () => {
  it('200 spends at once from a wallet with funds for 60: 60 succeed, 140 are told that there is no more', async () => {
    const member = newMember();
    await both([[grant(member, 100, 'race:a:1')], [grant(member, 80, 'race:a:2')]]);
    const outcomes = await both(Array.from({ length: 200 }, (_, i) => [spend(member, 3, `race:spend:${i}`)]));
    expect(count(outcomes)).toEqual({ ok: 60, INSUFFICIENT_BALANCE: 140 });
    expect(await available(member)).toBe(0);
    expect((await verified()).difference).toBeNull();
  });

  it('a hold captured by 20 and voided by 20 at once: one of both, once', async () => {
    const ends = { captured: 0, voided: 0 };
    for (let round = 0; round < 20; round += 1) {
      const member = newMember();
      const made = await nodes[0]!.send([
        grant(member, 10, `race:h:${member}`),
        hold(member, 10, `race:hold:${member}`),
      ]);
      const { no } = ('answers' in made ? made.answers[1] : undefined) as { no: string };
      const outcomes = await both(
        Array.from({ length: 40 }, (_, i) => {
          const voids: Commands[number] = ['voidHold', { hold: no, why: 'race', now: NOW }];
          return [(i >> 1) % 2 === round % 2 ? voids : capture(no, `race:capture:${member}:${i}`)];
        }),
      );
      const left = await available(member);
      expect([0, 10]).toContain(left);
      // Voiding again is no mistake, capturing again is.
      expect(count(outcomes)).toEqual(left === 0 ? { ok: 1, HOLD_SETTLED: 39 } : { ok: 20, HOLD_SETTLED: 20 });
      ends[left === 0 ? 'captured' : 'voided'] += 1;
    }
    expect(ends.captured).toBeGreaterThan(0);
    expect(ends.voided).toBeGreaterThan(0);
  });

  it('a grant 50 times at once under one key: one pocket, one answer', async () => {
    const member = newMember();
    const outcomes = await both(Array.from({ length: 50 }, () => [grant(member, 7, 'race:doubled')]));
    expect(count(outcomes)).toEqual({ ok: 50 });
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await available(member)).toBe(7);
  });

  it('a purchase refunded by 30 at once, in parts: never more than was paid', async () => {
    const member = newMember();
    const made = await nodes[0]!.send([grant(member, 100, 'race:r:1'), spend(member, 100, 'race:r:2')]);
    const { no } = ('answers' in made ? made.answers[1] : undefined) as { no: string };
    const outcomes = await both(
      Array.from({ length: 30 }, (_, i) => [
        ['reverse', { key: `race:reverse:${i}`, transfer: no, amount: 8, reference: null, actor, now: NOW }],
      ]),
    );
    expect(count(outcomes)).toEqual({ ok: 12, REVERSED_ALREADY: 18 });
    expect(await available(member)).toBe(96);
  });

  it('transactions over several wallets and assets in any order never block each other for good', async () => {
    const random = seeded(71);
    const members = Array.from({ length: 6 }, newMember);
    await both(
      members.flatMap((member) => [
        [grant(member, 1_000, `race:m:${member}`)],
        [grant(member, 1_000, `race:g:${member}`, 'gift')],
      ]),
    );
    const pick = (): number => members[Math.floor(random() * members.length)]!;
    const outcomes = await both(
      Array.from({ length: 300 }, (_, i) => {
        const [from, to] = [pick(), pick()];
        const steps = [
          spend(from, 1, `race:x:${i}`),
          spend(from, 1, `race:y:${i}`, ['gift']),
          grant(to, 1, `race:z:${i}`),
        ];
        return [['lockWallets', { members: [from, to], now: NOW }], ...(i % 2 ? steps : steps.reverse())] as Commands;
      }),
    );
    expect(count(outcomes)).toEqual({ ok: 300 });
    // Connections report their statistics a second later.
    await sleep(1_500);
    const { rows } = await ledger.pg.query<{ deadlocks: string }>(
      `select deadlocks from pg_stat_database where datname = current_database()`,
    );
    expect(Number(rows[0]!.deadlocks)).toBe(0);
    expect((await verified()).difference).toBeNull();
  });
});

describe('kill -9', () => {
  /** What members do all day, each in one transaction. */
  function operation(i: number, members: number[]): Commands {
    const member = members[i % members.length]!;
    const key = `kill:${i}`;
    if (i % 4 === 0) return [grant(member, 50, `${key}:grant`), grant(member, 20, `${key}:gift`, 'gift')];
    if (i % 4 === 1) return [hold(member, 5, `${key}:hold`, ['gift', 'points']), capture('$0.no', `${key}:capture`)];
    if (i % 4 === 2)
      return [
        spend(member, 4, `${key}:spend`, ['points', 'gift']),
        ['reverse', { key: `${key}:reverse`, transfer: '$0.no', amount: 3, reference: null, actor, now: NOW }],
      ];
    return [
      [
        'adjust',
        { key: `${key}:adjust`, member, asset: 'points', amount: 2, note: '补', expiresAt: null, actor, now: NOW },
      ],
    ];
  }

  it(
    'during 200 mixed operations: the books agree, and every repeat gets the first answer',
    { timeout: 120_000 },
    async () => {
      const random = seeded(4_242);
      const members = Array.from({ length: 5 }, newMember);
      for (const member of members) await nodes[0]!.send([grant(member, 10_000, `kill:start:${member}`)]);
      const victim = await new LedgerProcess(url).start();
      const first = new Map<number, Outcome>();
      let repeats = 0;
      const queue = Array.from({ length: 200 }, (_, i) => i);
      const client = async (): Promise<void> => {
        for (let i = queue.shift(); i !== undefined; i = queue.shift())
          while (!first.has(i)) {
            const outcome = await victim.send(operation(i, members)).catch(() => undefined);
            if (outcome) first.set(i, outcome);
            else {
              repeats += 1;
              await sleep(20);
            }
          }
      };
      const killer = async (): Promise<void> => {
        for (const after of [40, 90, 150]) {
          while (first.size < after) await sleep(1);
          await sleep(random() * 5);
          await victim.kill();
          await victim.start();
        }
      };
      await Promise.all([killer(), ...Array.from({ length: 8 }, client)]);
      expect(count([...first.values()])).toEqual({ ok: 200 });
      expect(repeats).toBeGreaterThan(2);
      expect((await verified()).difference).toBeNull();
      const again = await both(Array.from({ length: 200 }, (_, i) => operation(i, members)));
      again.forEach((outcome, i) => expect(outcome).toEqual(first.get(i)));
      const { rows } = await ledger.pg.query<{ transfers: number; holds: number }>(
        `select (select count(*) from wallet_transfers where key like 'kill:%')::int as transfers,
              (select count(*) from wallet_holds where key like 'kill:%')::int as holds`,
      );
      expect(rows[0]).toEqual({ transfers: 5 + 100 + 50 + 100 + 50, holds: 50 });
      await victim.kill();
    },
  );
});
