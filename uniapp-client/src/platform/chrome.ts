/** The frame around pages: navigation titles, tab texts, status bar. */
import { t, type Key } from '@/i18n';
import { paintBars } from './appearance';

const TABS: Key[] = ['tab.home', 'tab.orders', 'tab.me'];

/** Tab texts in the current language; only works while a tab page is shown. */
export function setTabTexts(): void {
  TABS.forEach((key, index) => uni.setTabBarItem({ index, text: t(key), fail: () => undefined }));
  paintBars();
}

export function setTitle(title: string): void {
  uni.setNavigationBarTitle({ title });
  paintBars();
}

/** Height of the status bar in px (0 in a browser). */
export function statusBarHeight(): number {
  if (process.env.UNI_PLATFORM === 'h5') return 0;
  return uni.getWindowInfo().statusBarHeight ?? 20;
}

/** H5: the document's language, which screen readers and fonts follow. */
export function setDocumentLanguage(language: string): void {
  if (process.env.UNI_PLATFORM === 'h5') document.documentElement.lang = language;
}

/** The language of the device, as far as we speak it. */
export function deviceLocale(): 'zh-CN' | 'en' {
  const language = uni.getSystemInfoSync().language ?? 'zh-CN';
  return /^en/i.test(language) ? 'en' : 'zh-CN';
}
