import { z } from 'zod';
import { dateInZone, type LocalDate } from '../../../../shared/local-date';
import type { Language } from '../../../../shared/request-context';
import { fenSchema, instantSchema } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import { venue } from '../../../../shared/venue';
import { COUPON_KINDS, COUPON_STATES, termsText } from '../domain/coupon';
import { CLAIM_STATES, claimState, OCCASIONS, type ClaimState } from '../domain/template';
import { CAUSES, type DayFigures, type OwnedCoupon, type TemplateFigures } from '../repositories/coupons';
import type { CountedTemplate } from '../repositories/templates';

const dayDto = z.string().meta({ format: 'date' });

/** What people read on a coupon, whoever it belongs to. */
const faceShape = {
  kind: z.enum(COUPON_KINDS),
  title: z.string(),
  worth: z.string().meta({ description: 'What it is worth, in a few words' }),
  note: z.string().nullable(),
  valueFen: fenSchema.nullable(),
  percentOff: z.number().int().nullable(),
  thresholdFen: fenSchema,
  scope: z.enum(['all', 'stays', 'houses']),
};

type Face = { [name in keyof typeof faceShape]: z.input<(typeof faceShape)[name]> };

const toFace = (terms: OwnedCoupon['terms'], language: Language): Face => ({
  kind: terms.kind,
  title: pick(terms.name, language),
  worth: pick(termsText(terms), language),
  note: terms.note && pick(terms.note, language),
  valueFen: terms.valueFen,
  percentOff: terms.percentOff,
  thresholdFen: terms.thresholdFen,
  scope: terms.scope.refs !== null ? 'houses' : terms.scope.kinds !== null ? 'stays' : 'all',
});

/** Calendar day of the venue before which the moment lies; of an end the last day on which it counts. */
const lastDay = (instant: string): LocalDate => dateInZone(Date.parse(instant) - 1, venue().zone);
const dayOf = (instant: string): LocalDate => dateInZone(Date.parse(instant), venue().zone);

export const couponDto = z
  .object({
    id: z.string(),
    ...faceShape,
    state: z.enum(COUPON_STATES),
    leftFen: fenSchema.nullable().meta({ description: 'Of voucher money, what may still be spent' }),
    validFrom: dayDto.nullable(),
    lastDay: dayDto,
    issuedAt: instantSchema,
  })
  .meta({ id: 'Coupon' });

export const toCouponDto = (coupon: OwnedCoupon, language: Language): z.input<typeof couponDto> => ({
  id: coupon.id,
  ...toFace(coupon.terms, language),
  state: coupon.state,
  leftFen: coupon.terms.kind === 'voucher' ? coupon.left : null,
  validFrom: coupon.validFrom && dayOf(coupon.validFrom),
  lastDay: lastDay(coupon.expiresAt),
  issuedAt: coupon.issuedAt,
});

/** One in the coupon centre. */
export const offeredDto = z
  .object({
    id: z.string().meta({ description: 'Template id' }),
    ...faceShape,
    state: z.enum(CLAIM_STATES),
    own: z.number().int().meta({ description: 'How many the member who asks has had' }),
    perMember: z.number().int(),
    leftPercent: z.number().int().min(0).max(100).nullable().meta({ description: 'Of the stock; null without one' }),
    claimFrom: dayDto.nullable(),
    claimTo: dayDto.nullable(),
    validDays: z.number().int().nullable(),
    validTo: dayDto.nullable(),
  })
  .meta({ id: 'OfferedCoupon' });

const leftPercent = (stock: number | null, issued: number): number | null =>
  stock === null ? null : stock === 0 ? 0 : Math.max(0, Math.ceil(((stock - issued) * 100) / stock));

export function toOfferedDto(
  { template, issued, own }: CountedTemplate,
  state: ClaimState,
  language: Language,
): z.input<typeof offeredDto> {
  const { validity } = template;
  return {
    id: template.id,
    ...toFace(template, language),
    state,
    own,
    perMember: template.perMember,
    leftPercent: leftPercent(template.stock, issued),
    claimFrom: template.claimFrom,
    claimTo: template.claimTo,
    validDays: 'days' in validity ? validity.days : null,
    validTo: 'days' in validity ? null : validity.to,
  };
}

/** A template as staff see it. */
export const templateDto = z
  .object({
    id: z.string(),
    ...faceShape,
    enabled: z.boolean(),
    claimable: z.boolean(),
    claimState: z.enum(CLAIM_STATES),
    occasion: z.enum(OCCASIONS).nullable(),
    stock: z.number().int().nullable(),
    perMember: z.number().int(),
    validDays: z.number().int().nullable(),
    validFrom: dayDto.nullable(),
    validTo: dayDto.nullable(),
    returnsOnRefund: z.boolean(),
    issued: z.number().int(),
    usable: z.number().int(),
    held: z.number().int(),
    used: z.number().int(),
    expired: z.number().int(),
    revoked: z.number().int(),
    days: z.array(z.object({ day: dayDto, issued: z.number().int(), used: z.number().int() })),
  })
  .meta({ id: 'CouponTemplate' });

const NONE = { usable: 0, held: 0, used: 0, expired: 0, revoked: 0 };

export function toTemplateDto(
  { template, issued }: CountedTemplate,
  figures: { states: readonly TemplateFigures[]; days: readonly DayFigures[]; today: LocalDate },
  language: Language,
): z.input<typeof templateDto> {
  const { validity, id, enabled, claimable, occasion, stock, perMember, returnsOnRefund } = template;
  const { usable, held, used, expired, revoked } = figures.states.find((each) => each.templateId === id) ?? NONE;
  const dates = 'days' in validity ? { from: null, to: null } : validity;
  return {
    ...{ id, enabled, claimable, occasion, stock, perMember, returnsOnRefund, issued },
    ...{ usable, held, used, expired, revoked },
    ...toFace(template, language),
    claimState: claimState(template, { issued, own: 0 }, figures.today),
    validDays: 'days' in validity ? validity.days : null,
    validFrom: dates.from,
    validTo: dates.to,
    days: figures.days.filter(({ templateId }) => templateId === id).map(({ templateId: _id, ...day }) => day),
  };
}

/** A coupon as staff see it. */
export const deskCouponDto = couponDto
  .extend({
    templateId: z.string(),
    member: z.object({ id: z.string(), name: z.string(), phone: z.string().nullable() }),
    cause: z.enum(CAUSES),
    reference: z.string().nullable(),
    issuedBy: z.string().nullable(),
    grantNo: z.string(),
    revokedAt: instantSchema.nullable(),
    revokedBy: z.string().nullable(),
    revokeReason: z.string().nullable(),
  })
  .meta({ id: 'DeskCoupon' });
