import { defineStore } from 'pinia';
import { ref } from 'vue';
import { Problem } from '@/api/problem';
import { fetchCodes } from '@/api/till';
import { codeAt, live, runsLow, type CodeBatch } from '@/domain/member-code';
import { clockOffset } from '@/domain/countdown';
import { keep, privateKey, recall } from '@/platform/kept';
import { online } from '@/platform/network';
import { useSession } from './session';

interface Held {
  batches: CodeBatch[];
  /** What to add to the clock of this device; kept, since without a network nobody says. */
  offsetMs: number;
}

const RETRY_MS = 5_000;

/** The member codes in hand: kept on the device, asked for again when half of them are used. */
export const useCodes = defineStore('codes', () => {
  const session = useSession();
  const held = ref<Held>({ batches: [], offsetMs: 0 });
  const problem = ref<Problem | null>(null);
  let asking = false;
  let nextTryAt = 0;

  const key = () => privateKey(session.member?.id, 'codes');
  const now = () => Date.now() + held.value.offsetMs;
  const shown = () => codeAt(held.value.batches, now());

  /** What was kept, before anything is asked; a member who has changed has nothing in hand. */
  function recallHeld(): void {
    held.value = recall<Held>(key())?.body ?? { batches: [], offsetMs: 0 };
    problem.value = null;
    nextTryAt = 0;
  }

  async function ask(): Promise<void> {
    if (asking) return;
    asking = true;
    const before = live(held.value.batches, now());
    try {
      const { serverNow, ...batch } = await fetchCodes(before.at(-1)?.batch ?? null);
      const offsetMs = clockOffset(serverNow, Date.now());
      held.value = { batches: [...before, batch], offsetMs };
      problem.value = null;
      keep(key(), held.value);
    } catch (cause) {
      problem.value = Problem.from(cause);
      nextTryAt = Date.now() + RETRY_MS;
    } finally {
      asking = false;
    }
  }

  /** To be called now and then while a code is shown. */
  function refill(): void {
    if (!online.value || Date.now() < nextTryAt) return;
    if (runsLow(held.value.batches, now())) void ask();
  }

  /** Everything that is in hand is given up for new ones. */
  async function renew(): Promise<void> {
    held.value = { ...held.value, batches: [] };
    await ask();
  }

  return { held, problem, shown, recallHeld, refill, ask, renew };
});
