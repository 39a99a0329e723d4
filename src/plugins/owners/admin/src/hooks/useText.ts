import { useTexts, type Texts as TextsOf } from '../../../../../admin/shared/useTexts';
import type zh from '../translations/zh-Hans.json';

export type TextKey = keyof typeof zh;
export type Texts = TextsOf<TextKey>;

export const useText = (): Texts => useTexts<TextKey>('owners');
