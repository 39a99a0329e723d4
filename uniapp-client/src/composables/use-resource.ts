import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { Problem } from '@/api/problem';
import { online } from '@/platform/network';

export interface Resource<T> {
  data: ShallowRef<T | null>;
  problem: Ref<Problem | null>;
  loading: Ref<boolean>;
  /** Loads again and resolves when done, never rejects. What is shown stays until the answer is there. */
  reload: () => Promise<void>;
}

/** Something loaded from the server: skeleton, data, problem; loads again by itself when the network returns. */
export function useResource<T>(load: () => Promise<T>): Resource<T> {
  const data = shallowRef<T | null>(null);
  const problem = ref<Problem | null>(null) as Ref<Problem | null>;
  const loading = ref(false);
  let turn = 0;

  async function reload(): Promise<void> {
    const mine = ++turn;
    loading.value = true;
    try {
      const fresh = await load();
      // An older answer that arrives late must not overwrite a newer one.
      if (mine !== turn) return;
      data.value = fresh;
      problem.value = null;
    } catch (cause) {
      if (mine === turn) problem.value = Problem.from(cause);
    } finally {
      if (mine === turn) loading.value = false;
    }
  }

  watch(online, (now) => {
    if (now && problem.value?.kind === 'offline') void reload();
  });

  return { data, problem, loading, reload };
}
