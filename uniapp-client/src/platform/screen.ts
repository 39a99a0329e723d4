/** The screen while a code is shown: bright and awake, and afterwards as it was. A browser cannot do either. */
let before: number | null = null;

export function brighten(): void {
  if (process.env.UNI_PLATFORM === 'h5') return;
  uni.setKeepScreenOn({ keepScreenOn: true, fail: () => undefined });
  uni.getScreenBrightness({
    success: ({ value }) => {
      before ??= value;
      uni.setScreenBrightness({ value: 1, fail: () => undefined });
    },
    fail: () => undefined,
  });
}

export function dim(): void {
  if (process.env.UNI_PLATFORM === 'h5') return;
  uni.setKeepScreenOn({ keepScreenOn: false, fail: () => undefined });
  if (before !== null) uni.setScreenBrightness({ value: before, fail: () => undefined });
  before = null;
}

/** Whether there is a camera to scan with: in the mini-program. */
export const canScan = (): boolean => process.env.UNI_PLATFORM !== 'h5';

/** What the camera read; null when it was closed. */
export function scanPicture(): Promise<string | null> {
  return new Promise((resolve) =>
    uni.scanCode({
      onlyFromCamera: true,
      scanType: ['qrCode', 'barCode'],
      success: ({ result }) => resolve(result),
      fail: () => resolve(null),
    }),
  );
}
