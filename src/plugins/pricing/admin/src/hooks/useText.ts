import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { formatFen } from '../../../../../shared/money';
import type { Problem } from '../../../../../admin/shared/problem';
import type { HouseName } from '../api/types';
import type zh from '../translations/zh-Hans.json';

export type TextKey = keyof typeof zh;
type Values = Record<string, string | number>;

export interface Texts {
  t(key: TextKey, values?: Values): string;
  problem(problem: Problem): string;
  locale: string;
}

/** `¥1,288`, with the fen only where there are any. */
export const money = (fen: number): string => formatFen(fen, { trimZero: true });

/** A house by its name, marked when guests do not see it yet. */
export const naming = ({ title, listed }: Pick<HouseName, 'title' | 'listed'>, t: Texts['t']): string =>
  listed ? title : t('rates.unlisted.named', { title });

export function useText(): Texts {
  const { formatMessage, locale } = useIntl();
  const t = useCallback(
    (key: TextKey, values?: Values) => formatMessage({ id: `pricing.${key}`, defaultMessage: key }, values),
    [formatMessage],
  );
  return useMemo(() => ({ t, problem: ({ message, code }) => message ?? t(`problem.${code}`), locale }), [t, locale]);
}
