import { onHide, onShow, onUnload } from '@dcloudio/uni-app';
import { watch } from 'vue';
import { nextPoll } from '@/domain/backoff';

const LIMIT = 10;

/** Asks again with growing patience while `wanted()` holds and the page is in front; gives up after a minute. */
export function useFollowUp(wanted: () => boolean, ask: () => Promise<void>): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let visible = true;

  function stop(): void {
    visible = false;
    clearTimeout(timer);
  }

  function plan(): void {
    clearTimeout(timer);
    const wait = visible && wanted() ? nextPoll(attempt, LIMIT) : null;
    if (wait === null) return;
    attempt += 1;
    timer = setTimeout(() => void ask().then(plan), wait);
  }

  function restart(): void {
    attempt = 0;
    plan();
  }

  watch(wanted, restart);
  onShow(() => {
    visible = true;
    restart();
  });
  onHide(stop);
  onUnload(stop);
}
