import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Problem } from '../../../../../admin/shared/problem';
import type zh from '../translations/zh-Hans.json';

export type TextKey = keyof typeof zh;

export interface Texts {
  t(key: TextKey, values?: Record<string, string | number>): string;
  problem(problem: Problem): string;
  /** On the venue's clock. */
  moment(iso: string, zone: string): string;
}

export function useText(): Texts {
  const { formatMessage, formatDate } = useIntl();
  const t = useCallback(
    (key: TextKey, values?: Record<string, string | number>) =>
      formatMessage({ id: `invoicing.${key}`, defaultMessage: key }, values),
    [formatMessage],
  );
  const moment = useCallback(
    (iso: string, timeZone: string) =>
      formatDate(iso, {
        timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hour12: false,
      }),
    [formatDate],
  );
  return useMemo(() => ({ t, moment, problem: ({ message, code }) => message ?? t(`problem.${code}`) }), [t, moment]);
}
