import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { formatFen } from '../../../../../shared/money';
import type { LocalDate } from '../../../../../shared/local-date';
import type { Problem } from '../../../../../admin/shared/problem';
import type zh from '../translations/zh-Hans.json';
import { fullDate, shortDate } from '../../../../../admin/shared/dates';

export type TextKey = keyof typeof zh;
type Values = Record<string, string | number>;

export interface Texts {
  t(key: TextKey, values?: Values): string;
  /** The name of a code (`tender.cash`); the code itself when it has none. */
  name(group: string, code: string): string;
  problem(problem: Problem): string;
  full(date: LocalDate): string;
  short(date: LocalDate): string;
  locale: string;
}

export const money = (fen: number): string => formatFen(fen);

export function useText(): Texts {
  const { formatMessage, messages, locale } = useIntl();
  const t = useCallback(
    (key: TextKey, values?: Values) => formatMessage({ id: `ordering.${key}`, defaultMessage: key }, values),
    [formatMessage],
  );

  return useMemo(
    () => ({
      t,
      name: (group, code) => (`ordering.${group}.${code}` in messages ? t(`${group}.${code}` as TextKey) : code),
      problem: ({ message, code }) => message ?? t(`problem.${code}`),
      full: (date) => fullDate(date, locale),
      short: (date) => shortDate(date, locale),
      locale,
    }),
    [t, messages, locale],
  );
}
