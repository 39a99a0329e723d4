import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Problem } from '../../../../../admin/shared/problem';
import type zh from '../translations/zh-Hans.json';

export type TextKey = keyof typeof zh;
type Values = Record<string, string | number>;

export interface Texts {
  t(key: TextKey, values?: Values): string;
  problem(problem: Problem): string;
  /** `3月1日 12:05`, on the venue's clock. */
  moment(iso: string, zone: string): string;
}

export function useText(): Texts {
  const { formatMessage, formatDate } = useIntl();
  const t = useCallback(
    (key: TextKey, values?: Values) => formatMessage({ id: `wallet.${key}`, defaultMessage: key }, values),
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
  return useMemo(() => ({ t, problem: ({ message, code }) => message ?? t(`problem.${code}`), moment }), [t, moment]);
}
