import { onBackPress } from '@dcloudio/uni-app';
import { PAGES, replace } from '@/platform/nav';

/**
 * H5: a page that a login page or a cashier returned to has that page behind it. Its back arrow then leads to
 * `fallback` instead of into a payment that is over.
 */
export function useOwnBack(fallback: keyof typeof PAGES): void {
  onBackPress(() => {
    if (getCurrentPages().length > 1) return false;
    replace(PAGES[fallback]);
    return true;
  });
}
