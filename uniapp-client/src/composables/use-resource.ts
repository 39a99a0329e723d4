import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { Problem } from '@/api/problem';
import { locale } from '@/i18n';
import { keep, recall } from '@/platform/kept';
import { online } from '@/platform/network';

export interface Resource<T> {
  data: ShallowRef<T | null>;
  problem: Ref<Problem | null>;
  loading: Ref<boolean>;
  /** When what is shown came from the server (epoch ms), if it is an earlier answer shown without a network. */
  keptAt: Ref<number | null>;
  /** Loads again and resolves when done, never rejects. What is shown stays until the answer is there. */
  reload: () => Promise<void>;
}

/**
 * Something loaded from the server: skeleton, data, problem; loads again by itself when the network returns
 * and in another language when that is chosen.
 * @param keepAs the key under which answers are kept on the device, to be shown while there is no network
 */
export function useResource<T>(load: () => Promise<T>, keepAs?: () => string): Resource<T> {
  const data = shallowRef<T | null>(null);
  const problem = ref<Problem | null>(null) as Ref<Problem | null>;
  const loading = ref(false);
  const keptAt = ref<number | null>(null);
  let turn = 0;
  const key = () => (keepAs ? `${keepAs()}@${locale.value}` : null);

  /** The earlier answer, when nothing is shown yet. */
  function fallBack(asked: string | null): void {
    const kept = asked !== null && data.value === null ? recall<T>(asked) : null;
    if (!kept) return;
    data.value = kept.body;
    keptAt.value = kept.at;
  }

  async function reload(): Promise<void> {
    const mine = ++turn;
    const asked = key();
    loading.value = true;
    try {
      const fresh = await load();
      // An older answer that arrives late must not overwrite a newer one.
      if (mine !== turn) return;
      data.value = fresh;
      problem.value = null;
      keptAt.value = null;
      if (asked !== null) keep(asked, fresh);
    } catch (cause) {
      if (mine !== turn) return;
      problem.value = Problem.from(cause);
      if (problem.value.uncertain) fallBack(asked);
    } finally {
      if (mine === turn) loading.value = false;
    }
  }

  watch(online, (now) => {
    if (now && problem.value?.uncertain) void reload();
  });

  // Tab pages live on while the language changes elsewhere. What was never asked for, or was put away when somebody
  // signed out, stays so.
  watch(locale, () => {
    if (data.value !== null || loading.value) void reload();
  });

  return { data, problem, loading, keptAt, reload };
}
