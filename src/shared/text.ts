/** A text that people read, in both languages of the product. */
import type { Language } from './request-context';

export interface Text {
  zh: string;
  en: string;
}

export const text = (zh: string, en: string): Text => ({ zh, en });

/** Content may lack its English; then Chinese is shown rather than nothing. */
export const pick = (value: { zh: string; en?: string | null }, language: Language): string =>
  language === 'en' && value.en ? value.en : value.zh;
