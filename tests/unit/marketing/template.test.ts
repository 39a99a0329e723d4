import { describe, expect, it } from 'vitest';
import {
  claimState,
  templateFault,
  validDates,
  type CouponTemplate,
  type EditedTemplate,
} from '../../../src/plugins/marketing/server/domain/template';
import { agreedCoupon } from '../../../src/plugins/ordering/server/domain/agreed-coupon';
import type { QuoteLine } from '../../../src/plugins/pricing/server/domain';
import type { LocalDate } from '../../../src/shared/local-date';
import { fen } from '../../../src/shared/money';
import { text } from '../../../src/shared/text';

const day = (value: string): LocalDate => value as LocalDate;
const TODAY = day('2026-12-10');

const edited = (data: Partial<EditedTemplate> = {}): EditedTemplate => ({
  kind: 'amount-off',
  valueFen: 3_000,
  percentOff: null,
  capFen: null,
  thresholdFen: 10_000,
  scope: 'all',
  validity: 'days',
  validDays: 30,
  validFrom: null,
  validTo: null,
  claimFrom: null,
  claimTo: null,
  ...data,
});

describe('a template as it is edited', () => {
  it.each([
    [edited()],
    [edited({ thresholdFen: 3_000 })],
    [edited({ thresholdFen: null })],
    [edited({ kind: 'percent-off', valueFen: null, percentOff: 99, capFen: 1 })],
    [edited({ kind: 'voucher', thresholdFen: 0 })],
    [edited({ kind: 'gift', valueFen: null, thresholdFen: null })],
    [edited({ validity: 'dates', validDays: null, validFrom: '2026-12-01', validTo: '2026-12-01' })],
  ])('%# holds together', (good) => expect(templateFault(good)).toBeUndefined());

  it.each([
    [edited({ valueFen: 0 }), 'valueFen'],
    [edited({ kind: 'gift' }), 'valueFen'],
    [edited({ kind: 'percent-off', valueFen: null }), 'percentOff'],
    [edited({ kind: 'percent-off', valueFen: null, percentOff: 0 }), 'percentOff'],
    [edited({ kind: 'percent-off', valueFen: null, percentOff: 100 }), 'percentOff'],
    [edited({ kind: 'percent-off', valueFen: null, percentOff: 10, capFen: 0 }), 'capFen'],
    [edited({ capFen: 100 }), 'capFen'],
    [edited({ percentOff: 10 }), 'percentOff'],
    [edited({ thresholdFen: 2_999 }), 'thresholdFen'],
    [edited({ kind: 'voucher' }), 'thresholdFen'],
    [edited({ validDays: null }), 'validDays'],
    [edited({ validTo: '2026-12-01' }), 'validFrom'],
    [edited({ validity: 'dates', validDays: null }), 'validTo'],
    [edited({ validity: 'dates', validTo: '2026-12-01' }), 'validDays'],
    [edited({ validity: 'dates', validDays: null, validFrom: '2026-12-02', validTo: '2026-12-01' }), 'validTo'],
    [edited({ claimFrom: '2026-12-02', claimTo: '2026-12-01' }), 'claimTo'],
  ])('%# is refused at %s', (wrong, field) => expect(templateFault(wrong)?.field).toBe(field));
});

const template = (data: Partial<CouponTemplate> = {}): CouponTemplate => ({
  id: 't',
  name: text('券', 'Coupon'),
  note: null,
  kind: 'amount-off',
  valueFen: 3_000,
  percentOff: null,
  capFen: null,
  thresholdFen: 0,
  scope: { kinds: null, refs: null },
  validity: { days: 30 },
  stock: null,
  perMember: 1,
  claimable: true,
  claimFrom: null,
  claimTo: null,
  occasion: null,
  returnsOnRefund: true,
  enabled: true,
  ...data,
});

describe('in the coupon centre', () => {
  const state = (data: Partial<CouponTemplate>, counts = { issued: 0, own: 0 }): string =>
    claimState(template(data), counts, TODAY);

  it.each([
    [{}, { issued: 5, own: 0 }, 'claimable'],
    [{ stock: 5 }, { issued: 4, own: 0 }, 'claimable'],
    [{ stock: 5 }, { issued: 5, own: 0 }, 'sold-out'],
    [{ stock: 5 }, { issued: 5, own: 1 }, 'claimed'],
    [{ perMember: 2 }, { issued: 5, own: 1 }, 'claimable'],
    [{ claimFrom: day('2026-12-11') }, undefined, 'not-yet'],
    [{ claimFrom: TODAY, claimTo: TODAY }, undefined, 'claimable'],
    [{ claimTo: day('2026-12-09') }, undefined, 'over'],
    [{ enabled: false }, undefined, 'over'],
    [{ claimable: false }, undefined, 'over'],
    [{ validity: { from: null, to: day('2026-12-09') } }, undefined, 'over'],
  ])('%j %j is %s', (data, counts, expected) => expect(state(data as Partial<CouponTemplate>, counts)).toBe(expected));

  it('the first day counts as one of the days', () => {
    expect(validDates(template({ validity: { days: 1 } }), TODAY)).toEqual({ from: null, to: TODAY });
    expect(validDates(template({ validity: { days: 30 } }), TODAY)?.to).toBe('2027-01-08');
    expect(validDates(template({ validity: { from: null, to: TODAY } }), TODAY)?.to).toBe(TODAY);
  });
});

describe('the coupon of an order whose dates change', () => {
  const line = (code: QuoteLine['code'], amountFen: number): QuoteLine => ({
    code,
    label: text('券', 'Coupon'),
    amountFen: fen(amountFen),
    date: null,
    note: null,
  });

  it('takes off what was agreed, once', () => {
    const before = [line('night', 20_000), line('coupon', -3_000)];
    expect(agreedCoupon(before)).toMatchObject([{ code: 'coupon', amountFen: 3_000, itemKeys: null }]);
    expect(agreedCoupon(before, before)).toEqual([]);
    expect(agreedCoupon([line('night', 20_000)])).toEqual([]);
  });
});
