/** What operators say of a coupon, and what follows from it for one that is given today. Pure. */
import { addDays, type LocalDate } from '../../../../shared/local-date';
import { text, type Text } from '../../../../shared/text';
import type { CouponKind, CouponScope, CouponTerms } from './coupon';

export const OCCASIONS = ['new-member', 'birthday', 'after-order', 'level-up'] as const;
export type Occasion = (typeof OCCASIONS)[number];

export interface CouponTemplate {
  /** documentId. */
  id: string;
  name: Text;
  note: Text | null;
  kind: CouponKind;
  valueFen: number | null;
  percentOff: number | null;
  capFen: number | null;
  thresholdFen: number;
  scope: CouponScope;
  validity: { days: number } | { from: LocalDate | null; to: LocalDate };
  stock: number | null;
  perMember: number;
  claimable: boolean;
  claimFrom: LocalDate | null;
  claimTo: LocalDate | null;
  occasion: Occasion | null;
  returnsOnRefund: boolean;
  enabled: boolean;
}

export const termsOf = (template: CouponTemplate): CouponTerms => {
  const { kind, name, note, valueFen, percentOff, capFen, thresholdFen, scope, returnsOnRefund } = template;
  return { kind, name, note, valueFen, percentOff, capFen, thresholdFen, scope, returnsOnRefund };
};

/** First and last calendar day of a coupon that is given today; undefined when its dates are over. */
export function validDates(
  { validity }: Pick<CouponTemplate, 'validity'>,
  today: LocalDate,
): { from: LocalDate | null; to: LocalDate } | undefined {
  if ('days' in validity) return { from: null, to: addDays(today, validity.days - 1) };
  return validity.to < today ? undefined : validity;
}

/** How a template stands in the coupon centre; in the order in which the reasons count. */
export const CLAIM_STATES = ['claimable', 'not-yet', 'claimed', 'sold-out', 'over'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** @param counts how many were given, to everybody and to this member */
export function claimState(
  template: CouponTemplate,
  counts: { issued: number; own: number },
  today: LocalDate,
): ClaimState {
  const { claimable, enabled, claimFrom, claimTo, stock, perMember } = template;
  if (!enabled || !claimable || (claimTo !== null && claimTo < today) || !validDates(template, today)) return 'over';
  if (counts.own >= perMember) return 'claimed';
  if (stock !== null && counts.issued >= stock) return 'sold-out';
  return claimFrom !== null && today < claimFrom ? 'not-yet' : 'claimable';
}

/** A template as the content manager is about to store it. */
export interface EditedTemplate {
  kind: CouponKind;
  valueFen: number | null;
  percentOff: number | null;
  capFen: number | null;
  thresholdFen: number | null;
  scope: 'all' | 'stays' | 'houses';
  validity: 'days' | 'dates';
  validDays: number | null;
  validFrom: string | null;
  validTo: string | null;
  claimFrom: string | null;
  claimTo: string | null;
}

export interface TemplateFault {
  field: keyof EditedTemplate;
  reason: Text;
}

/** What is wrong with it, in words for the operator; undefined when it holds together. */
export function templateFault(edited: EditedTemplate): TemplateFault | undefined {
  return valueFault(edited) ?? thresholdFault(edited) ?? dateFault(edited);
}

const fault = (field: TemplateFault['field'], zh: string, en: string): TemplateFault => ({
  field,
  reason: text(zh, en),
});

function valueFault({ kind, valueFen, percentOff, capFen }: EditedTemplate): TemplateFault | undefined {
  const byAmount = kind === 'amount-off' || kind === 'voucher';
  if (byAmount && !(valueFen && valueFen > 0))
    return fault('valueFen', '满减券和代金券要填面额', 'An amount-off coupon or a voucher has a value');
  if (!byAmount && valueFen !== null)
    return fault('valueFen', '折扣券和兑换券不填面额', 'Only an amount-off coupon or a voucher has a value');
  if (kind === 'percent-off') {
    if (percentOff === null || !Number.isInteger(percentOff) || percentOff < 1 || percentOff > 99)
      return fault('percentOff', '减免百分比填 1 到 99，10 即 9 折', 'A percentage from 1 to 99');
    if (capFen !== null && capFen < 1) return fault('capFen', '“最多减”要大于 0', 'The cap is more than 0');
    return undefined;
  }
  if (percentOff !== null) return fault('percentOff', '只有折扣券填减免百分比', 'Only a percent-off coupon has one');
  if (capFen !== null) return fault('capFen', '只有折扣券填“最多减”', 'Only a percent-off coupon has a cap');
  return undefined;
}

function thresholdFault({ kind, valueFen, thresholdFen }: EditedTemplate): TemplateFault | undefined {
  if (!thresholdFen) return undefined;
  if (kind === 'voucher' || kind === 'gift')
    return fault('thresholdFen', '代金券和兑换券没有使用门槛', 'A voucher or a gift has no threshold');
  if (valueFen !== null && thresholdFen < valueFen)
    return fault('thresholdFen', '门槛不能低于面额，否则订单会被减成 0', 'The threshold is at least the value');
  return undefined;
}

function dateFault(edited: EditedTemplate): TemplateFault | undefined {
  const { validity, validDays, validFrom, validTo, claimFrom, claimTo } = edited;
  if (validity === 'days') {
    if (!validDays) return fault('validDays', '请填写领取后有效几天', 'Say for how many days it is valid');
    if (validFrom !== null || validTo !== null)
      return fault('validFrom', '有效期选了“领取后若干天”，固定日期要留空', 'Leave the dates empty');
  } else {
    if (!validTo) return fault('validTo', '请填写固定有效期的最后一天', 'Say the last day');
    if (validDays !== null)
      return fault('validDays', '有效期选了“固定日期”，有效天数要留空', 'Leave the number of days empty');
    if (validFrom !== null && validFrom > validTo)
      return fault('validTo', '有效期的结束不能早于开始', 'The end is not before the start');
  }
  if (claimFrom !== null && claimTo !== null && claimFrom > claimTo)
    return fault('claimTo', '领取的结束不能早于开始', 'The end of the claims is not before their start');
  return undefined;
}
