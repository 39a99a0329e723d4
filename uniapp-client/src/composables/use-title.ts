import { watch } from 'vue';
import { onShow } from '@dcloudio/uni-app';
import { t, type Key } from '@/i18n';
import { setTitle } from '@/platform/chrome';

/**
 * Keeps the navigation title in the current language.
 * @param title a common text's key; of a sub-package's text a function: `useTitle(() => t('club.title'))`
 */
export function useTitle(title: Key | (() => string)): void {
  const text = typeof title === 'function' ? title : () => t(title);
  const apply = () => setTitle(text());
  onShow(apply);
  watch(text, apply);
}
