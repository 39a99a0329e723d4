import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { dateInZone, isLocalDate, timeInZone, type LocalDate } from '../../shared/local-date';
import { dayText, isChinese } from './dates';
import type { Problem } from './problem';
import { useVenueConfig } from './useVenueConfig';
import { DEFAULT_ZONE } from './venue';

export interface Texts<Key extends string> {
  t(key: Key, values?: Record<string, string | number>): string;
  problem(problem: Problem): string;
  day(date: string): string;
  /** Day and time of an instant on the venue's clock. */
  moment(instant: string): string;
  /** The last day of what ends at `instant`. */
  lastDay(instant: string): string;
  /** What a movement belongs to: the day of a sign-in as a date, a number as it is. */
  reference(code: string): string;
  /** `前台、早餐厅`, `Desk, Breakfast room` */
  list(names: readonly string[]): string;
}

/** What a plugin says in the panel, by its own translations; they have a text for every `problem.<code>`. */
export function useTexts<Key extends string>(plugin: string): Texts<Key> {
  const { formatMessage, locale } = useIntl();
  const zone = useVenueConfig()?.zone ?? DEFAULT_ZONE;
  const t = useCallback(
    (key: string, values?: Record<string, string | number>) =>
      formatMessage({ id: `${plugin}.${key}`, defaultMessage: key }, values),
    [formatMessage, plugin],
  );
  return useMemo(
    () => ({
      t,
      problem: ({ message, code }) => message ?? t(`problem.${code}`),
      day: (date) => dayText(date as LocalDate, locale),
      moment: (instant) => {
        const ms = Date.parse(instant);
        return `${dayText(dateInZone(ms, zone), locale)} ${timeInZone(ms, zone)}`;
      },
      lastDay: (instant) => dayText(dateInZone(Date.parse(instant) - 1, zone), locale),
      reference: (code) => (isLocalDate(code) ? dayText(code as LocalDate, locale) : code),
      list: (names) => names.join(isChinese(locale) ? '、' : ', '),
    }),
    [t, locale, zone],
  );
}
