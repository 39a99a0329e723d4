import { useCallback, useEffect, useState } from 'react';
import { isAbort, toProblem, type Problem } from '../../../../../admin/shared/problem';
import type { Page } from '../api/types';

export interface Pages<T> {
  items: T[];
  /** Nothing has come yet. */
  empty: boolean;
  loading: boolean;
  problem: Problem | null;
  /** Null when everything is there. */
  more: (() => void) | null;
}

/**
 * A list that is read page by page, from the beginning again when `load` changes.
 * @param load must be stable (useCallback)
 */
export function usePages<T>(load: (cursor: string | null, signal?: AbortSignal) => Promise<Page<T>>): Pages<T> {
  const [pages, setPages] = useState<Page<T>[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [loading, setLoading] = useState(true);

  const read = useCallback(
    async (before: Page<T>[], signal?: AbortSignal) => {
      setLoading(true);
      try {
        const page = await load(before.at(-1)?.nextCursor ?? null, signal);
        setPages([...before, page]);
        setProblem(null);
      } catch (error) {
        if (isAbort(error)) return;
        setProblem(toProblem(error));
      }
      setLoading(false);
    },
    [load],
  );

  useEffect(() => {
    const controller = new AbortController();
    setPages([]);
    void read([], controller.signal);
    return () => controller.abort();
  }, [read]);

  const last = pages.at(-1);
  return {
    items: pages.flatMap(({ items }) => items),
    empty: pages.length > 0 && pages[0]!.items.length === 0,
    loading,
    problem,
    more: !loading && (problem !== null || last?.nextCursor) ? () => void read(pages) : null,
  };
}
