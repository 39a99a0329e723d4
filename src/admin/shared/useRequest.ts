import { useCallback, useEffect, useRef, useState } from 'react';
import { isAbort, toProblem, type Problem } from './problem';

export interface Request<T> {
  /** The last good answer, also while it is being renewed or could not be. */
  data: T | null;
  /** What `data` answers; differs from the asked key while the next answer is on its way. */
  key: string | null;
  problem: Problem | null;
  loading: boolean;
  /** When `data` arrived, epoch ms on this computer. */
  at: number;
  /** Asks the question of now once more, whenever it was handed out. */
  refresh(): void;
  /** Puts a newer answer in place, e.g. that of a command; one to an earlier question comes too late. */
  replace(data: T): void;
}

type State<T> = Pick<Request<T>, 'data' | 'key' | 'problem' | 'loading' | 'at'>;

/**
 * One read that follows `key`; only the answer to the latest question counts.
 * @param key null asks nothing
 * @param load must be stable (useCallback)
 */
export function useRequest<T>(key: string | null, load: (key: string, signal: AbortSignal) => Promise<T>): Request<T> {
  const [state, setState] = useState<State<T>>({ data: null, key: null, problem: null, loading: key !== null, at: 0 });
  const running = useRef<AbortController | null>(null);
  const latest = useRef({ key, load });
  latest.current = { key, load };

  const refresh = useCallback(() => {
    const { key, load } = latest.current;
    running.current?.abort();
    if (key === null) return;
    const controller = new AbortController();
    running.current = controller;
    setState((old) => ({ ...old, loading: true }));
    load(key, controller.signal).then(
      (data) => {
        if (running.current === controller) setState({ data, key, problem: null, loading: false, at: Date.now() });
      },
      (error: unknown) => {
        if (running.current !== controller || isAbort(error)) return;
        setState((old) => ({ ...old, problem: toProblem(error), loading: false }));
      },
    );
  }, []);

  useEffect(() => {
    setState((old) => (old.key === key ? old : { ...old, problem: null }));
    refresh();
    return () => {
      running.current?.abort();
      running.current = null;
    };
  }, [key, load, refresh]);

  const replace = useCallback(
    (data: T) => {
      if (latest.current.key !== key) return;
      running.current?.abort();
      running.current = null;
      setState({ data, key, problem: null, loading: false, at: Date.now() });
    },
    [key],
  );

  return { ...state, refresh, replace };
}
