import { useCallback, useRef, useState } from 'react';
import { toProblem, type Problem } from '../../../../../admin/shared/problem';
import { newKey } from '../../../../../admin/shared/text';

export interface Command {
  running: boolean;
  problem: Problem | null;
  /** True when it was done. */
  run(work: (idempotencyKey: string) => Promise<void>): Promise<boolean>;
}

/** One command of one open card: one idempotency key, kept over every retry of what may have been done. */
export function useCommand(): Command {
  const key = useRef<string | null>(null);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const run = useCallback(async (work: (idempotencyKey: string) => Promise<void>) => {
    key.current ??= newKey();
    setRunning(true);
    try {
      await work(key.current);
      setProblem(null);
      return true;
    } catch (error) {
      const met = toProblem(error);
      // Refused for good: what is sent next is another command.
      if (!met.uncertain) key.current = null;
      setProblem(met);
      return false;
    } finally {
      setRunning(false);
    }
  }, []);

  return { running, problem, run };
}
