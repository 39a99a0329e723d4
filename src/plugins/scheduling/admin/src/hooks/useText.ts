import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { fromDayNumber, type LocalDate } from '../../../../../shared/local-date';
import { formatFen } from '../../../../../shared/money';
import type { Problem } from '../../../../../admin/shared/problem';
import type zh from '../translations/zh-Hans.json';
import { fullDate, shortDate } from '../../../../../admin/shared/dates';
import type { Refusal } from '../utils/illegal';
import type { Sheet } from '../utils/sheet';

export type TextKey = keyof typeof zh;
type Values = Record<string, string | number>;

export interface Texts {
  t(key: TextKey, values?: Values): string;
  problem(problem: Problem): string;
  /** Why something cannot be put there. */
  refusal(refusal: Refusal, sheet: Sheet): string;
  full(date: LocalDate): string;
  short(date: LocalDate): string;
  locale: string;
}

export const money = (fen: number): string => formatFen(fen);

export const dateOf = (sheet: Pick<Sheet, 'first'>, day: number): LocalDate => fromDayNumber(sheet.first + day);

export function useText(): Texts {
  const { formatMessage, locale } = useIntl();
  const t = useCallback(
    (key: TextKey, values?: Values) => formatMessage({ id: `scheduling.${key}`, defaultMessage: key }, values),
    [formatMessage],
  );

  return useMemo(() => {
    const short = (date: LocalDate): string => shortDate(date, locale);
    return {
      t,
      problem: ({ message, code }) => message ?? t(`problem.${code}`),
      refusal: (refusal, sheet) => {
        if (refusal.code === 'taken') return t('illegal.taken', { by: refusal.by, look: t(`look.${refusal.look}`) });
        if (refusal.code === 'closed') return t('illegal.closed', { date: short(dateOf(sheet, refusal.day)) });
        if (refusal.code === 'minimum') return t('illegal.minimum', { nights: refusal.nights });
        return t(`illegal.${refusal.code}`);
      },
      full: (date) => fullDate(date, locale),
      short,
      locale,
    };
  }, [t, locale]);
}
