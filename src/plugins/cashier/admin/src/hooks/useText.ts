import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { dayAndMonth } from '../../../../../admin/shared/dates';
import type { Problem } from '../../../../../admin/shared/problem';
import { useVenueConfig } from '../../../../../admin/shared/useVenueConfig';
import { DEFAULT_ZONE } from '../../../../../admin/shared/venue';
import { dateInZone, timeInZone } from '../../../../../shared/local-date';
import type zh from '../translations/zh-Hans.json';

export type TextKey = keyof typeof zh;

export interface Texts {
  t(key: TextKey, values?: Record<string, string | number>): string;
  problem(problem: Problem): string;
  /** Day and time of an instant on the venue's clock. */
  moment(instant: string): string;
}

export function useText(): Texts {
  const { formatMessage, locale } = useIntl();
  const zone = useVenueConfig()?.zone ?? DEFAULT_ZONE;
  const t = useCallback(
    (key: TextKey, values?: Record<string, string | number>) =>
      formatMessage({ id: `cashier.${key}`, defaultMessage: key }, values),
    [formatMessage],
  );
  return useMemo(
    () => ({
      t,
      problem: ({ message, code }) => message ?? t(`problem.${code}`),
      moment: (instant) => {
        const ms = Date.parse(instant);
        return `${dayAndMonth(dateInZone(ms, zone), locale)} ${timeInZone(ms, zone)}`;
      },
    }),
    [t, locale, zone],
  );
}
