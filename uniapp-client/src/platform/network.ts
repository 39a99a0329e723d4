/** Whether the device is online, as a ref that pages watch to reload what failed. */
import { ref } from 'vue';

export const online = ref(true);

/** To be called once when the application starts. */
export function watchNetwork(): void {
  uni.getNetworkType({ success: ({ networkType }) => (online.value = networkType !== 'none') });
  uni.onNetworkStatusChange(({ isConnected }) => (online.value = isConnected));
  if (process.env.UNI_PLATFORM !== 'h5') return;
  // uni listens to the kind of the connection, which not every browser tells.
  window.addEventListener('online', () => (online.value = true));
  window.addEventListener('offline', () => (online.value = false));
}
