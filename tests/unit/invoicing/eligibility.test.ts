import { describe, expect, it } from 'vitest';
import { assess, type Candidate, type InvoiceRule } from '../../../src/plugins/invoicing/server/domain/eligibility';
import { fileTypeOf } from '../../../src/plugins/invoicing/server/domain/file-type';
import { INVOICE_STATES, LIVING, MOVES } from '../../../src/plugins/invoicing/server/domain/states';
import {
  MONEY_TENDERS,
  moneyIn,
  WALLET_TENDERS,
  type Tender,
} from '../../../src/plugins/ordering/server/domain/tenders';
import { localDate } from '../../../src/shared/local-date';
import { seeded } from '../../support/books';

const RULE: InvoiceRule = {
  ...{ deadlineDays: 90, minimumFen: 100, maxOrders: 3, items: ['住宿服务'], issuer: '云栖', note: null },
};
const candidate = (changes: Partial<Candidate> = {}): Candidate => ({
  ...{ billable: true, completed: true, invoiceableFen: 10_000, countsFrom: localDate('2026-01-01'), invoiceNo: null },
  ...changes,
});
const obstacle = (changes: Partial<Candidate>, today = '2026-01-02'): string | null =>
  assess(candidate(changes), RULE, localDate(today)).obstacle;

describe('which orders can be invoiced', () => {
  it('says why not', () => {
    expect(obstacle({})).toBeNull();
    expect(obstacle({ completed: false })).toBe('not-completed');
    expect(obstacle({ countsFrom: null })).toBe('not-completed');
    expect(obstacle({ billable: false })).toBe('prepayment');
    expect(obstacle({ invoiceNo: 'F1' })).toBe('invoiced');
    expect(obstacle({ invoiceableFen: 0 })).toBe('nothing');
    expect(assess(candidate({ invoiceNo: 'F1' }), RULE, localDate('2026-01-02')).why).toEqual({
      zh: '已在发票申请 F1 中',
      en: 'Already in invoice F1',
    });
  });

  it('the last day of the deadline is still a day', () => {
    expect(assess(candidate(), RULE, localDate('2026-04-01')).lastDay).toBe('2026-04-01');
    expect(obstacle({}, '2026-04-01')).toBeNull();
    expect(obstacle({}, '2026-04-02')).toBe('overdue');
  });
});

describe('the part of a payment that is money', () => {
  const part = (tender: Tender, amountFen: number, refundedFen = 0, principalFen = 0): number =>
    moneyIn({ tender, amountFen, refundedFen, principalFen });

  it('is what was paid in money and not given back; of stored value the principal', () => {
    expect(MONEY_TENDERS.map((tender) => part(tender, 100, 30))).toEqual([70, 70, 70, 70]);
    expect((['points', 'voucher', 'card', 'none'] as const).map((tender) => part(tender, 100))).toEqual([0, 0, 0, 0]);
    expect(part('stored', 100, 0, 60)).toBe(60);
  });

  it('is never below zero and never more than what stays (1,000 payments)', () => {
    const random = seeded(7_011);
    const upTo = (max: number): number => Math.floor(random() * (max + 1));
    const tenders = [...MONEY_TENDERS, ...WALLET_TENDERS];
    for (let i = 0; i < 1_000; i += 1) {
      const amountFen = upTo(100_000);
      const refundedFen = upTo(amountFen);
      const tender = tenders[upTo(tenders.length - 1)]!;
      const now = part(tender, amountFen, refundedFen, tender === 'stored' ? upTo(amountFen - refundedFen) : 0);
      expect(now).toBeGreaterThanOrEqual(0);
      expect(now).toBeLessThanOrEqual(amountFen - refundedFen);
    }
  });
});

describe('the life of an invoice', () => {
  it('reaches every state, and only living ones can be left', () => {
    const reached = new Set<string>(['requested', ...MOVES.map(({ to }) => to)]);
    expect([...reached].sort()).toEqual([...INVOICE_STATES].sort());
    const left = new Set(MOVES.flatMap(({ from }) => [...from]));
    expect([...left].sort()).toEqual([...LIVING].sort());
  });
});

describe('files of invoices', () => {
  const bytes = (...head: number[]): Uint8Array => Uint8Array.from([...head, ...Buffer.from('rest of it')]);

  it('are known by their first bytes', () => {
    expect(fileTypeOf(Buffer.from('%PDF-1.7'), 'x.exe')?.type).toBe('application/pdf');
    expect(fileTypeOf(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'x')?.extension).toBe('png');
    expect(fileTypeOf(bytes(0xff, 0xd8, 0xff), 'x.pdf')?.extension).toBe('jpg');
    expect(fileTypeOf(bytes(0x50, 0x4b, 0x03, 0x04), 'invoice.OFD')?.type).toBe('application/ofd');
    expect(fileTypeOf(bytes(0x50, 0x4b, 0x03, 0x04), 'invoice.zip')).toBeUndefined();
    expect(fileTypeOf(Buffer.from('<html>'), 'invoice.pdf')).toBeUndefined();
    expect(fileTypeOf(Buffer.alloc(0), 'invoice.pdf')).toBeUndefined();
  });
});
