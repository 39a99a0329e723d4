import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { dateInZone, timeInZone, type LocalDate } from '../../shared/local-date';
import { dayText } from './dates';
import type { Problem } from './problem';
import { useVenueConfig } from './useVenueConfig';
import { DEFAULT_ZONE } from './venue';

export interface Texts<Key extends string> {
  t(key: Key, values?: Record<string, string | number>): string;
  problem(problem: Problem): string;
  day(date: string): string;
  /** Day and time of an instant on the venue's clock. */
  moment(instant: string): string;
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
    }),
    [t, locale, zone],
  );
}
