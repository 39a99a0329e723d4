import { watch } from 'vue';
import { onShow } from '@dcloudio/uni-app';
import { locale, t, type Key } from '@/i18n';
import { setTitle } from '@/platform/chrome';

/** Keeps the navigation title in the current language. */
export function useTitle(key: Key): void {
  const apply = () => setTitle(t(key));
  onShow(apply);
  watch(locale, apply);
}
