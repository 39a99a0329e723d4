import { z } from 'zod';
import type { Language } from '../../../../shared/request-context';
import { fenSchema, instantSchema, lineSchema } from '../../../../shared/schemas';
import { pick, text, type Text } from '../../../../shared/text';
import type { QuotedTenders } from '../../../ordering/server/services';
import { assetOf, type Asset } from '../../../wallet/server/services';
import { CODE_PATTERN } from '../domain/codes';
import { maskName, REDEEMABLE_CODES, RIGHT_CODES, type Cashier } from '../domain/rights';
import { undoUntil } from '../domain/undo';
import type { Charged } from '../repositories/charges';
import type { Redemption } from '../repositories/redemptions';
import type { MemberAtTill } from '../use-cases/read-member';
import { undoRule } from '../use-cases/undo-redemption';

export const codeSchema = z.string().regex(CODE_PATTERN, { error: '应为 20 位数字' });
export const nonceSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/, { error: '应为 8–64 位字母、数字、_ 或 -' })
  .meta({ description: 'Of this scan; sent again with the same code it gets the same answer' });
export const ticketSchema = z.string().regex(/^K[0-9A-Z]{23}$/);
export const redemptionNoSchema = z.string().regex(/^X[0-9A-Z]{15}$/);
/** Public id of a member. */
export const memberIdSchema = z.string().regex(/^M[0-9A-Z]{11}$/);
export const rightSchema = z.enum(RIGHT_CODES);
export const assetSchema = z.enum(REDEEMABLE_CODES);
export const placeSchema = lineSchema(40).min(1);

export const scanBody = z.object({ code: codeSchema, nonce: nonceSchema });
export const redeemBody = z.object({
  asset: assetSchema,
  source: z.string().regex(/^[\x21-\x7e]{1,120}$/, { error: '来源无效' }),
  count: z.number().int().min(1).max(100),
  place: placeSchema.nullable().optional(),
});
export const undoBody = z.object({ why: lineSchema(100).nullable().optional() });

const tenders = z.object({
  voucher: z.boolean().optional(),
  points: z.boolean().optional(),
  card: z.boolean().optional(),
  stored: z.boolean().optional(),
});
const chargeShape = {
  title: lineSchema(40).min(1),
  amountFen: z.number().int().min(1).max(10_000_000),
  tenders,
};
export const chargePreviewBody = z.object(chargeShape);
export const chargeBody = z.object({
  ...chargeShape,
  restTender: z.enum(['cash', 'pos', 'transfer']).optional(),
  expectedPayableFen: fenSchema,
});
/** What is not said is not asked for. */
export const tendersOf = (asked: z.output<typeof tenders>): Record<string, boolean> =>
  Object.fromEntries(Object.entries(asked).filter(([, wanted]) => wanted !== undefined)) as Record<string, boolean>;

export const chargePreviewDto = z
  .object({
    tenders: z.array(
      z.object({
        code: z.string(),
        label: z.string(),
        availableFen: fenSchema,
        amountFen: fenSchema,
        units: z.number().int().nullable(),
        unusableBecause: z.string().nullable(),
      }),
    ),
    payableFen: fenSchema,
  })
  .meta({ id: 'ChargePreview' });

export const toPreviewDto = (preview: QuotedTenders, language: Language): z.input<typeof chargePreviewDto> => ({
  payableFen: preview.payableFen,
  tenders: preview.tenders.map(({ label, unusableBecause, ...tender }) => ({
    ...tender,
    label: pick(label, language),
    unusableBecause: unusableBecause && pick(unusableBecause, language),
  })),
});

const tillShape = {
  member: z.object({
    name: z.string().meta({ description: 'Masked for clerks' }),
    phone: z.string().nullable(),
    levelName: z.string().nullable(),
    cards: z.array(z.object({ no: z.string(), title: z.string() })),
  }),
  pays: z.array(
    z.object({ asset: z.string(), name: z.string(), unit: z.enum(['fen', 'count']), available: z.number().int() }),
  ),
  redeemables: z.array(
    z.object({
      asset: assetSchema,
      assetName: z.string(),
      source: z.string(),
      title: z.string(),
      note: z.string().nullable(),
      available: z.number().int(),
      expiresAt: instantSchema.nullable(),
      allowed: z.boolean().meta({ description: 'Whether this cashier may hand it over' }),
    }),
  ),
  canCharge: z.boolean(),
};

export const ticketDto = z
  .object({ ticket: z.string(), expiresAt: instantSchema, serverNow: instantSchema, ...tillShape })
  .meta({ id: 'ScanTicket' });
export const deskTicketDto = z
  .object({ ticket: z.string(), expiresAt: instantSchema, memberId: z.string() })
  .meta({ id: 'DeskScan' });
export const tillMemberDto = z
  .object({
    id: z.string(),
    memberId: z.number().int().meta({ description: "As ordering's desk takes it" }),
    disabled: z.boolean(),
    signsIn: z.boolean(),
    ...tillShape,
  })
  .meta({ id: 'TillMember' });

const lastDigits = (phone: string): Text => text(`尾号 ${phone.slice(-4)}`, `ending in ${phone.slice(-4)}`);

/** @param masked a clerk is told enough to know who stands there */
export function toTill(
  { member, cards, pays, pieces }: MemberAtTill,
  cashier: Cashier,
  language: Language,
): { [K in keyof typeof tillShape]: z.input<(typeof tillShape)[K]> } {
  const masked = cashier.kind === 'clerk';
  return {
    member: {
      name: masked ? maskName(member.nickname) : member.nickname,
      phone: member.phone && (masked ? pick(lastDigits(member.phone), language) : member.phone),
      levelName: member.levelName && pick(member.levelName, language),
      cards: cards.map(({ no, title }) => ({ no, title: pick(title, language) })),
    },
    pays: pays.map((line) => ({ ...line, name: pick(line.name, language) })),
    redeemables: pieces.map(({ right, redeemable, assetName, title, note, ...piece }) => ({
      ...piece,
      assetName: pick(assetName, language),
      title: pick(title, language),
      note: note && pick(note, language),
      allowed: redeemable && cashier.may.has(right),
    })),
    canCharge: cashier.may.has('charge'),
  };
}

export const redemptionDto = z
  .object({
    no: z.string(),
    at: instantSchema,
    memberName: z.string(),
    asset: z.string(),
    assetName: z.string(),
    title: z.string(),
    count: z.number().int(),
    place: z.string().nullable(),
    by: z.string(),
    undone: z.object({ at: instantSchema, by: z.string(), why: z.string().nullable() }).nullable(),
    undoUntil: instantSchema.nullable().meta({ description: 'Until when this caller may undo it; null when not' }),
  })
  .meta({ id: 'Redemption' });

export function toRedemptionDto(
  redemption: Redemption,
  viewer: Cashier,
  language: Language,
): z.input<typeof redemptionDto> {
  const { no, at, memberName, asset, title, count, place, cashierName, undone } = redemption;
  const until = undoUntil(at, viewer.kind, undoRule());
  const mine = viewer.kind === 'staff' || viewer.key === redemption.cashier;
  const may = !undone && mine && viewer.may.has('undo') && until > new Date().toISOString();
  return {
    ...{ no, at, memberName, asset, count, place, by: cashierName },
    assetName: pick(assetOf(asset as Asset)?.name ?? { zh: asset, en: asset }, language),
    title: pick(title, language),
    undone: undone && { at: undone.at, by: undone.byName, why: undone.why },
    undoUntil: may ? until : null,
  };
}

export const chargeDto = z
  .object({
    orderNo: z.string(),
    title: z.string(),
    amountFen: fenSchema,
    memberName: z.string(),
    by: z.string(),
    at: instantSchema,
  })
  .meta({ id: 'Charge' });

export const toChargeDto = ({
  orderNo,
  title,
  amountFen,
  memberName,
  cashierName,
  at,
}: Charged): z.input<typeof chargeDto> => ({
  ...{ orderNo, title, amountFen, memberName, by: cashierName, at },
});
