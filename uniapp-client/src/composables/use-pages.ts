import { computed, shallowRef, type ComputedRef } from 'vue';
import { Problem } from '@/api/problem';
import { useResource, type Resource } from './use-resource';
import { problemText, toast } from './words';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Pages<T> {
  first: Resource<Page<T>>;
  /** Of every page that is there. */
  items: ComputedRef<T[]>;
  /** Where the next page begins; null at the end, and while the first page is not there. */
  cursor: ComputedRef<string | null>;
  loadingMore: ComputedRef<boolean>;
  /** Appends the next page, if there is one, or says why it could not be had. Never rejects. */
  more: () => Promise<void>;
}

/** What is shown so far, and the first answer that it continues. */
interface Shown<T> {
  of: Page<T>;
  items: T[];
  cursor: string | null;
}

/**
 * A list that is loaded page by page. Later pages belong to the very first answer they continue: they go when it is
 * replaced, and one that arrives after that is dropped. Whoever asks another question (a tab, a month) empties
 * `first.data` before `first.reload()`, so that no page is asked for between the two.
 * @param load the page at `cursor`, the first one at null
 * @param keepAs as of {@link useResource}, for the first page
 */
export function usePages<T>(
  load: (cursor: string | null) => Promise<Page<T>>,
  keepAs?: () => string,
): Pages<T> {
  const first = useResource(() => load(null), keepAs);
  const continued = shallowRef<Shown<T> | null>(null);
  /** The first answer whose next page is on its way: that of another list does not hold this one up. */
  const asking = shallowRef<Page<T> | null>(null);

  const shown = computed<Shown<T> | null>(() => {
    const of = first.data.value;
    if (!of) return null;
    return continued.value?.of === of ? continued.value : { of, items: of.items, cursor: of.nextCursor };
  });
  const loadingMore = computed(() => asking.value !== null && asking.value === first.data.value);

  async function more(): Promise<void> {
    const from = shown.value;
    if (!from?.cursor || loadingMore.value) return;
    const { of, items, cursor } = from;
    asking.value = of;
    try {
      const next = await load(cursor);
      if (of !== first.data.value) return;
      continued.value = { of, items: [...items, ...next.items], cursor: next.nextCursor };
    } catch (cause) {
      if (of === first.data.value) toast(problemText(Problem.from(cause)));
    } finally {
      if (asking.value === of) asking.value = null;
    }
  }

  return {
    first,
    items: computed(() => shown.value?.items ?? []),
    cursor: computed(() => shown.value?.cursor ?? null),
    loadingMore,
    more,
  };
}
