import { useCallback, useRef, useState } from 'react';
import { toProblem, type Problem } from './problem';
import { newKey } from './text';

export interface Command {
  running: boolean;
  problem: Problem | null;
  /** No answer came: the same input must be sent again, so its fields are locked. */
  uncertain: boolean;
  /** Whether its dialog may close: only once the outcome is known, because the key of a repeat goes with it. */
  mayClose: boolean;
  /** Null while another run goes on and when it failed; `problem` says why. */
  run<T>(work: (idempotencyKey: string) => Promise<T>): Promise<{ answer: T } | null>;
}

/**
 * One command of one open dialog. While nobody knows whether it was done, a repeat carries the same key; after a
 * refusal what is sent next is another command.
 */
export function useCommand(): Command {
  const key = useRef<string | null>(null);
  const busy = useRef(false);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const run = useCallback(async <T>(work: (idempotencyKey: string) => Promise<T>) => {
    if (busy.current) return null;
    busy.current = true;
    key.current ??= newKey();
    setRunning(true);
    try {
      const answer = await work(key.current);
      key.current = null;
      setProblem(null);
      return { answer };
    } catch (error) {
      const met = toProblem(error);
      if (!met.uncertain) key.current = null;
      setProblem(met);
      return null;
    } finally {
      busy.current = false;
      setRunning(false);
    }
  }, []);

  const uncertain = problem?.uncertain ?? false;
  return { running, problem, uncertain, mayClose: !running && !uncertain, run };
}
