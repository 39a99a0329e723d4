/** Passing a page on: WeChat's share card in the mini-program, the device's share sheet or a link in H5. */
import { t } from '@/i18n';
import { addressOf } from './return-params';

export interface ShareCard {
  title: string;
  /** Page of this application with its query, '/subpkg/…?…'. */
  page: string;
  imageUrl: string | undefined;
}

/** What `onShareAppMessage` answers. */
export const toFriend = ({ title, page, imageUrl }: ShareCard) => ({ title, path: page, imageUrl });

/** What `onShareTimeline` answers: the page is the one that is shared, with this query. */
export const toTimeline = ({ title, page, imageUrl }: ShareCard) => ({
  title,
  query: page.split('?')[1] ?? '',
  imageUrl,
});

/** H5: the share sheet where the browser has one, else the link goes to the clipboard. */
export async function shareLink({ title, page }: ShareCard): Promise<void> {
  if (process.env.UNI_PLATFORM !== 'h5') return;
  const url = addressOf(page);
  if (navigator.share) {
    // Closing the sheet rejects; there is nothing to say about that.
    await navigator.share({ title, url }).catch(() => undefined);
    return;
  }
  uni.setClipboardData({
    data: url,
    showToast: false,
    success: () => uni.showToast({ title: t('share.copied'), icon: 'none' }),
  });
}
