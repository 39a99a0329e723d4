import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { dateInZone } from '../../../../../shared/local-date';
import { pick } from '../../../../../shared/text';
import { reasonName } from '../../../server/domain';
import type { Problem } from '../../../../../admin/shared/problem';
import type zh from '../translations/zh-Hans.json';

export type TextKey = keyof typeof zh;
type Values = Record<string, string | number>;

export interface Texts {
  t(key: TextKey, values?: Values): string;
  problem(problem: Problem): string;
  /** `3月1日 12:05`, on the venue's clock. */
  moment(iso: string, zone: string): string;
  /** The last day before `iso`, which is when a pocket ends: `2027/03/01`. */
  lastDay(iso: string, zone: string): string;
  /** What a pocket comes from, e.g. `充值 U2027` of `top-up:U2027`. */
  source(code: string): string;
}

export function useText(): Texts {
  const { formatMessage, formatDate, locale } = useIntl();
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
  const lastDay = useCallback(
    (iso: string, zone: string) =>
      formatDate(`${dateInZone(Date.parse(iso) - 1, zone)}T00:00Z`, {
        timeZone: 'UTC',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      }),
    [formatDate],
  );
  const source = useCallback(
    (code: string) => {
      const [reason = '', ...of] = code.split(':');
      return [pick(reasonName(reason), locale.startsWith('zh') ? 'zh-CN' : 'en'), ...of].join(' ');
    },
    [locale],
  );
  return useMemo(
    () => ({ t, problem: ({ message, code }) => message ?? t(`problem.${code}`), moment, lastDay, source }),
    [t, moment, lastDay, source],
  );
}
