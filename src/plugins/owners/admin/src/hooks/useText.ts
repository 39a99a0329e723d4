import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Problem } from '../../../../../admin/shared/problem';
import type zh from '../translations/zh-Hans.json';

export type TextKey = keyof typeof zh;

export interface Texts {
  t(key: TextKey, values?: Record<string, string | number>): string;
  problem(problem: Problem): string;
}

export function useText(): Texts {
  const { formatMessage } = useIntl();
  const t = useCallback(
    (key: TextKey, values?: Record<string, string | number>) =>
      formatMessage({ id: `owners.${key}`, defaultMessage: key }, values),
    [formatMessage],
  );
  return useMemo(() => ({ t, problem: ({ message, code }) => message ?? t(`problem.${code}`) }), [t]);
}
