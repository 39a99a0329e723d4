import { useCallback, useEffect, useRef, useState } from 'react';
import { isAbort, toProblem, type Problem } from '../api/problem';

export interface Request<T> {
  /** The last good answer, also while it is being renewed or could not be. */
  data: T | null;
  /** What `data` answers. */
  key: string | null;
  problem: Problem | null;
  loading: boolean;
  refresh(): void;
}

type State<T> = Omit<Request<T>, 'refresh'>;

/**
 * One read that follows `key`; only the answer to the latest question counts.
 * @param key null asks nothing
 * @param load must be stable (useCallback)
 */
export function useRequest<T>(key: string | null, load: (key: string, signal: AbortSignal) => Promise<T>): Request<T> {
  const [state, setState] = useState<State<T>>({ data: null, key: null, problem: null, loading: key !== null });
  const running = useRef<AbortController | null>(null);

  const refresh = useCallback(() => {
    running.current?.abort();
    if (key === null) return;
    const controller = new AbortController();
    running.current = controller;
    setState((old) => ({ ...old, loading: true }));
    load(key, controller.signal).then(
      (data) => {
        if (running.current === controller) setState({ data, key, problem: null, loading: false });
      },
      (error: unknown) => {
        if (running.current !== controller || isAbort(error)) return;
        setState((old) => ({ ...old, problem: toProblem(error), loading: false }));
      },
    );
  }, [key, load]);

  useEffect(() => {
    setState((old) => (old.key === key ? old : { ...old, problem: null }));
    refresh();
    return () => {
      running.current?.abort();
      running.current = null;
    };
  }, [key, refresh]);

  return { ...state, refresh };
}
