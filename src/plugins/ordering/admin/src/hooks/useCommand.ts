import { useCallback, useRef, useState } from 'react';
import { toProblem, type Problem } from '../../../../../admin/shared/problem';
import type { DeskDetail, Verb } from '../api/types';
import { useDeskApi } from '../api/useDeskApi';
import { newKey } from '../../../../../admin/shared/text';

export interface Command {
  running: boolean;
  problem: Problem | null;
  /** No answer came: the same input must be sent again, so the fields are locked. */
  uncertain: boolean;
  run(body: object): Promise<DeskDetail | null>;
}

/** One command of one opened dialog: one idempotency key, kept over every retry. */
export function useCommand(no: string, action: Verb): Command {
  const api = useDeskApi();
  const key = useRef<string | null>(null);
  const busy = useRef(false);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const run = useCallback(
    async (body: object) => {
      if (busy.current) return null;
      busy.current = true;
      key.current ??= newKey();
      setRunning(true);
      try {
        const answer = await api.run(no, action, body, key.current);
        setProblem(null);
        return answer;
      } catch (error) {
        setProblem(toProblem(error));
        return null;
      } finally {
        busy.current = false;
        setRunning(false);
      }
    },
    [api, no, action],
  );

  return { running, problem, uncertain: problem?.uncertain ?? false, run };
}
