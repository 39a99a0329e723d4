import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { isChinese } from '../../../../../admin/shared/dates';
import { useTexts, type Texts as TextsOf } from '../../../../../admin/shared/useTexts';
import { pick } from '../../../../../shared/text';
import { reasonName } from '../../../server/domain';
import type zh from '../translations/zh-Hans.json';

export type TextKey = keyof typeof zh;

export interface Texts extends TextsOf<TextKey> {
  /** What a pocket comes from, e.g. `充值 U2027` of `top-up:U2027`. */
  source(code: string): string;
  /** Who moved something: members and the house itself go by a code, staff by their name. */
  actor(name: string): string;
}

export function useText(): Texts {
  const texts = useTexts<TextKey>('wallet');
  const { locale } = useIntl();
  return useMemo(() => {
    const source = (code: string): string => {
      const [reason = '', ...of] = code.split(':');
      return [pick(reasonName(reason), isChinese(locale) ? 'zh-CN' : 'en'), ...of].join(' ');
    };
    return {
      ...texts,
      source,
      reference: (code) => source(texts.reference(code)),
      actor: (name) => {
        if (name === 'system') return texts.t('system');
        return /^member:\d+$/.test(name) ? texts.t('actor.member') : name;
      },
    };
  }, [texts, locale]);
}
