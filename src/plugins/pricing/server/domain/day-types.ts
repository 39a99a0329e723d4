import { addDays, weekday, type LocalDate } from '../../../../shared/local-date';
import { text, type Text } from '../../../../shared/text';

export type NightType = 'weekday' | 'weekend' | 'holiday';

/** Days that differ from the ordinary week: public holidays, and weekend days worked in exchange. */
export type SpecialDays = ReadonlyMap<LocalDate, { kind: 'holiday' | 'workday'; name: Text }>;

const WEEKEND = text('周末', 'Weekend');

/**
 * A night costs by the day one wakes up to: the eve of a holiday is a holiday night, its last evening is
 * not; Friday and Saturday are weekend nights, unless the next day is worked in exchange (调休).
 */
export function nightType(night: LocalDate, special: SpecialDays): { type: NightType; name: Text | null } {
  const morning = addDays(night, 1);
  const day = special.get(morning);
  if (day?.kind === 'holiday') return { type: 'holiday', name: day.name };
  if (day?.kind === 'workday') return { type: 'weekday', name: null };
  return weekday(morning) >= 6 ? { type: 'weekend', name: WEEKEND } : { type: 'weekday', name: null };
}
