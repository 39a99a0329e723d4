import { computed, onUnmounted, ref, type ComputedRef } from 'vue';
import type { Remaining } from '@/domain/countdown';
import { timeLeft } from '@/stores/clock';

/** Time left until `deadline()` by the server's clock, ticking four times a second; null without a deadline. */
export function useCountdown(deadline: () => string | null): ComputedRef<Remaining | null> {
  const tick = ref(0);
  // Quarter seconds: the figure changes within 250 ms of the real second, also after the app slept.
  const timer = setInterval(() => (tick.value += 1), 250);
  onUnmounted(() => clearInterval(timer));
  return computed(() => {
    void tick.value;
    const at = deadline();
    return at ? timeLeft(at) : null;
  });
}
