import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect } from 'react';
import { useIntl } from 'react-intl';
import { useAutoRefresh } from '../hooks/useAutoRefresh';
import { useRequest, type Request } from '../../../../../admin/shared/useRequest';
import { isChinese } from '../../../../../admin/shared/dates';
import type { Today } from './boards';

/** The cards of one page ask together: what one of them has just asked serves all. */
const TOGETHER_MS = 2_000;
const REFRESH_MS = 30_000;

let asked: { language: string; at: number; answer: Promise<Today> } | null = null;

/** The day's boards, renewed while the page is visible. */
export function useToday(): Request<Today> {
  const { get } = useFetchClient();
  const { locale } = useIntl();
  const load = useCallback(
    (language: string): Promise<Today> => {
      if (!asked || asked.language !== language || Date.now() - asked.at > TOGETHER_MS) {
        const answer = get<Today>('/ordering/today', { headers: { 'Accept-Language': language } }).then(
          ({ data }) => data,
        );
        asked = { language, at: Date.now(), answer };
      }
      return asked.answer;
    },
    [get],
  );
  const request = useRequest(isChinese(locale) ? 'zh-CN' : 'en', load);
  useAutoRefresh(request.refresh, REFRESH_MS);
  // What failed once is asked again, not remembered.
  useEffect(() => {
    if (request.problem) asked = null;
  }, [request.problem]);
  return request;
}
