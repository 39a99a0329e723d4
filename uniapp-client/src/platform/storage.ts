/** Small JSON values on the device. A full or forbidden storage never breaks a page. */
const PREFIX = 'yizhan.';

export function readStored<T>(key: string): T | null {
  try {
    const text = uni.getStorageSync(PREFIX + key) as string;
    return text ? (JSON.parse(text) as T) : null;
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    uni.setStorageSync(PREFIX + key, JSON.stringify(value));
  } catch {
    // The value then lives only as long as the page.
  }
}

export function removeStored(key: string): void {
  try {
    uni.removeStorageSync(PREFIX + key);
  } catch {
    // Nothing was stored.
  }
}
