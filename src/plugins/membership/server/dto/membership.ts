import { z } from 'zod';
import { venue } from '../../../../shared/venue';
import { addDays, dateInZone } from '../../../../shared/local-date';
import type { Language } from '../../../../shared/request-context';
import { pick } from '../../../../shared/text';
import { discountText } from '../domain/levels';
import type { ShownLevel } from '../repositories/levels';
import type { Membership } from '../use-cases/read-membership';
import type { SignInCalendar } from '../use-cases/read-sign-ins';

export const dayDto = z.string().meta({ format: 'date', description: 'Calendar date of the venue' });
const count = z.number().int().min(0);

export const levelDto = z
  .object({
    name: z.string(),
    level: z.number().int(),
    experience: count.meta({ description: 'Needed for it' }),
    percentOff: count,
    discount: z.string().meta({ description: 'In words' }),
    iconUrl: z.string().nullable(),
    backgroundUrl: z.string().nullable(),
    benefits: z.array(z.object({ title: z.string(), text: z.string().nullable() })),
    validDays: count.nullable(),
    renewalExperience: count.nullable(),
  })
  .meta({ id: 'MemberLevel' });

export const membershipDto = z
  .object({
    level: levelDto.nullable(),
    validUntil: dayDto.nullable().meta({ description: 'Last day on which the level is certain' }),
    next: levelDto.nullable(),
    progressPercent: z.number().int().min(0).max(100),
    experience: count,
    points: count,
    pointsOwed: count.meta({ description: 'Taken back after a refund and not there any more' }),
    pointsExpiring: z.object({ amount: count, lastDay: dayDto }).nullable(),
    makeUpCards: count,
    levels: z.array(levelDto),
  })
  .meta({ id: 'Membership' });

export function toLevelDto(level: ShownLevel, language: Language): z.input<typeof levelDto> {
  return {
    name: pick(level.name, language),
    level: level.level,
    experience: level.experience,
    percentOff: level.percentOff,
    discount: pick(discountText(level.percentOff), language),
    iconUrl: level.iconUrl,
    backgroundUrl: level.backgroundUrl,
    benefits: level.benefits.map(({ title, text }) => ({
      title: pick(title, language),
      text: text && pick(text, language),
    })),
    validDays: level.validity?.days ?? null,
    renewalExperience: level.validity?.renewalExperience ?? null,
  };
}

/** What ends at an instant is good until the day before it, when that is a midnight. */
export const lastDayBefore = (instant: string): string => dateInZone(Date.parse(instant) - 1, venue().zone);

export function toMembershipDto(membership: Membership, language: Language): z.input<typeof membershipDto> {
  const { level, next, validUntil, pointsExpiring, levels, ...rest } = membership;
  return {
    ...rest,
    level: level && toLevelDto(level, language),
    next: next && toLevelDto(next, language),
    validUntil: validUntil && addDays(validUntil, -1),
    pointsExpiring: pointsExpiring && {
      amount: pointsExpiring.amount,
      lastDay: lastDayBefore(pointsExpiring.at),
    },
    levels: levels.map((each) => toLevelDto(each, language)),
  };
}

const rewardShape = { points: count, experience: count, makeUpCards: count };

export const signInDayDto = z
  .object({
    day: dayDto,
    kind: z.enum(['on_time', 'make_up']),
    streak: z.number().int().min(1),
    cycleDay: z.number().int().min(1),
    ...rewardShape,
  })
  .meta({ id: 'SignInDay' });

export const signInCalendarDto = z
  .object({
    today: dayDto,
    open: z.boolean().meta({ description: 'Signing in is offered' }),
    signedToday: z.boolean(),
    streak: count,
    cycleDays: count,
    ahead: z
      .array(z.object({ day: dayDto, streak: z.number().int(), cycleDay: z.number().int(), ...rewardShape }))
      .meta({ description: 'Rewards of the days to come, the next one first' }),
    makeUpCards: count,
    missed: z.array(dayDto).meta({ description: 'Missed days that can be made up now' }),
    days: z.array(signInDayDto).meta({ description: 'Of the month that was asked for' }),
  })
  .meta({ id: 'SignInCalendar' });

export function toCalendarDto(calendar: SignInCalendar): z.input<typeof signInCalendarDto> {
  return { ...calendar, ahead: calendar.ahead.map(({ reward, ...ahead }) => ({ ...ahead, ...reward })) };
}
