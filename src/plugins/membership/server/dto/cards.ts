import { z } from 'zod';
import { addDays } from '../../../../shared/local-date';
import type { Language } from '../../../../shared/request-context';
import { fenSchema, instantSchema } from '../../../../shared/schemas';
import { pick, text, type Text } from '../../../../shared/text';
import { CARD_STATES, CARD_STATE_TEXT, REFUND_RULES, TERM_UNITS, termText, type CardKind } from '../domain/cards';
import { discountText } from '../domain/levels';
import { CARD_EVENTS, type CardEvent, type CardEventKind } from '../repositories/cards';
import type { CardView } from '../use-cases/read-cards';
import { dayDto } from './membership';

const count = z.number().int().min(0);
const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/);

const benefitShape = {
  code: z.string(),
  title: z.string(),
  kind: z.enum(['counted', 'promise']),
  count: count.meta({ description: 'Times a term; 0 of a promise' }),
  note: z.string().nullable(),
};

const kindShape = {
  title: z.string(),
  coverUrl: z.string().nullable(),
  colours: z.tuple([colour, colour]),
  story: z.string().nullable(),
  terms: z.string().nullable(),
  priceFen: fenSchema,
  termUnit: z.enum(TERM_UNITS),
  termCount: count,
  term: z.string().meta({ description: 'In words' }),
  rank: count,
  percentOff: count,
  discount: z.string().meta({ description: 'In words' }),
  balanceFen: fenSchema,
  refundRule: z.enum(REFUND_RULES),
  refund: z.string().meta({ description: 'In words' }),
};

export const cardKindDto = z
  .object({
    ref: z.string().meta({ description: 'Of an order item of kind member-card' }),
    ...kindShape,
    benefits: z.array(z.object(benefitShape)),
    onePerMember: z.boolean().meta({ description: 'Buying it again renews it' }),
    left: count.nullable().meta({ description: 'How many can still be sold; null is any number' }),
  })
  .meta({ id: 'CardKind' });

const REFUND_TEXT: Record<CardKind['refundRule'], Text> = {
  none: text('售出不退', 'Not refundable'),
  week: text('7 天内未使用可全额退', 'Full refund within 7 days while unused'),
  pro_rata: text(
    '7 天内未使用可全额退，之后按剩余天数退',
    'Full refund within 7 days while unused, then by the days that are left',
  ),
};

export const refundText = (rule: CardKind['refundRule']): Text => REFUND_TEXT[rule];

const kindOf = (kind: CardKind, language: Language): z.input<z.ZodObject<typeof kindShape>> => ({
  title: pick(kind.title, language),
  coverUrl: kind.coverUrl,
  colours: kind.colours,
  story: kind.story && pick(kind.story, language),
  terms: kind.terms && pick(kind.terms, language),
  priceFen: kind.priceFen,
  termUnit: kind.term.unit,
  termCount: kind.term.count,
  term: pick(termText(kind.term), language),
  rank: kind.rank,
  percentOff: kind.percentOff,
  discount: pick(discountText(kind.percentOff), language),
  balanceFen: kind.balanceFen,
  refundRule: kind.refundRule,
  refund: pick(refundText(kind.refundRule), language),
});

const benefitOf = (
  { code, title, kind, count: times, note }: CardKind['benefits'][number],
  language: Language,
): z.input<z.ZodObject<typeof benefitShape>> => ({
  code,
  title: pick(title, language),
  kind,
  count: times,
  note: note && pick(note, language),
});

export const toCardKindDto = (
  kind: CardKind,
  left: number | null,
  language: Language,
): z.input<typeof cardKindDto> => ({
  ref: kind.id,
  ...kindOf(kind, language),
  benefits: kind.benefits.map((benefit) => benefitOf(benefit, language)),
  onePerMember: kind.onePerMember,
  left,
});

const eventDto = z.object({
  kind: z.enum(CARD_EVENTS),
  text: z.string(),
  validUntil: dayDto.meta({ description: 'Last day on which the card was good afterwards' }),
  actor: z.enum(['member', 'staff', 'system']),
  actorName: z.string().nullable().meta({ description: 'Null for guests' }),
  reason: z.string().nullable(),
  reference: z.string().nullable(),
  at: instantSchema,
});

export const cardDto = z
  .object({
    no: z.string(),
    ref: z.string(),
    ...kindShape,
    state: z.enum(CARD_STATES),
    stateText: z.string(),
    validFrom: dayDto,
    lastDay: dayDto.meta({ description: 'Last day on which it is good' }),
    frozenOn: dayDto.nullable(),
    balanceLeftFen: fenSchema,
    benefits: z.array(z.object({ ...benefitShape, left: count, granted: count })),
    freezesLeft: count.meta({ description: 'How often the member can still freeze it this year' }),
    freezeDays: count,
    renewable: z.boolean(),
    upgrades: z.array(z.object({ ref: z.string(), creditFen: fenSchema })),
    orders: z.array(z.string()),
    events: z.array(eventDto),
  })
  .meta({ id: 'MemberCard' });

const EVENT_TEXT: Record<CardEventKind, Text> = {
  issue: text('发卡', 'Issued'),
  renew: text('续费', 'Renewed'),
  upgrade: text('升级开卡', 'Issued by upgrade'),
  upgraded: text('升级为新卡', 'Upgraded to a new card'),
  freeze: text('冻结', 'Frozen'),
  unfreeze: text('解冻', 'Unfrozen'),
  extend: text('延期', 'Extended'),
  expire: text('到期', 'Ended'),
  'transfer-out': text('转出', 'Given to another member'),
  'transfer-in': text('转入', 'Received from another member'),
  replaced: text('挂失', 'Reported lost'),
  replacement: text('补卡', 'Replacement issued'),
  refund: text('退卡', 'Refunded'),
  'refund-part': text('部分退款', 'Part refunded'),
};

/** @param forStaff what staff did has their name */
export function toCardDto(
  view: CardView,
  language: Language,
  { forStaff = false, onSale = true }: { forStaff?: boolean; onSale?: boolean } = {},
): z.input<typeof cardDto> {
  const { card, state, rights, freezesLeft, events, orders, upgrades } = view;
  const leftOf = (code: string | null): { left: number; granted: number } =>
    rights.find((right) => right.code === code) ?? { left: 0, granted: 0 };
  return {
    no: card.no,
    ref: card.kind.id,
    ...kindOf(card.kind, language),
    state,
    stateText: pick(CARD_STATE_TEXT[state], language),
    validFrom: card.validFrom,
    lastDay: addDays(card.validUntil, -1),
    frozenOn: card.frozenOn,
    balanceLeftFen: leftOf(null).left,
    benefits: card.kind.benefits.map((benefit) => {
      const { left, granted } = leftOf(benefit.code);
      return { ...benefitOf(benefit, language), left, granted };
    }),
    freezesLeft,
    freezeDays: card.kind.freezeDays,
    renewable: onSale && (state === 'active' || state === 'expired'),
    upgrades: upgrades.map(({ kindId, creditFen }) => ({ ref: kindId, creditFen })),
    orders,
    events: events.map((event) => toEvent(event, language, forStaff)),
  };
}

const toEvent = (event: CardEvent, language: Language, forStaff: boolean): z.input<typeof eventDto> => ({
  kind: event.kind,
  text: pick(EVENT_TEXT[event.kind], language),
  validUntil: addDays(event.validUntil, -1),
  actor: event.actor,
  actorName: forStaff ? event.actorName : null,
  // What staff write down is for staff; another member's card is nobody's business.
  reason: forStaff || event.actor !== 'staff' ? event.reason : null,
  reference: forStaff || !event.kind.startsWith('transfer') ? event.reference : null,
  at: event.at,
});
