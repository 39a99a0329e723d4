/** Directions, telephone, clipboard, own position. */
import { t } from '@/i18n';

export interface Spot {
  title: string;
  address: string;
  latitude: number | null;
  longitude: number | null;
}

/** Opens the map application at the spot; without coordinates the address is copied. */
export function navigateTo({ title, address, latitude, longitude }: Spot): void {
  if (latitude === null || longitude === null) return copyText(address);
  if (process.env.UNI_PLATFORM === 'h5') {
    const name = encodeURIComponent(title);
    window.open(
      `https://uri.amap.com/marker?position=${longitude},${latitude}&name=${name}`,
      '_blank',
      'noopener',
    );
    return;
  }
  uni.openLocation({ latitude, longitude, name: title, address });
}

export function copyText(text: string): void {
  uni.setClipboardData({
    data: text,
    showToast: false,
    success: () => uni.showToast({ title: t('common.copied'), icon: 'none' }),
  });
}

export function call(phone: string): void {
  uni.makePhoneCall({ phoneNumber: phone, fail: () => undefined });
}

export interface Position {
  latitude: number;
  longitude: number;
}

/** H5: the browser's own answer; uni.getLocation would bring three map services into the first load. */
function browserPosition(): Promise<Position | null> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(null);
    const refused = () => resolve(null);
    navigator.geolocation.getCurrentPosition(({ coords }) => resolve(coords), refused, { timeout: 8_000 });
  });
}

/** The device's position, or null when it is refused or unknown. Good enough to sort houses by distance. */
export function position(): Promise<Position | null> {
  if (process.env.UNI_PLATFORM === 'h5') return browserPosition();
  return new Promise((resolve) => {
    uni.getLocation({
      type: 'gcj02',
      success: ({ latitude, longitude }) => resolve({ latitude, longitude }),
      fail: () => resolve(null),
    });
  });
}
