import { useCallback } from 'react';
import { useCommand as useAnyCommand, type Command as AnyCommand } from '../../../../../admin/shared/useCommand';
import type { DeskDetail, Verb } from '../api/types';
import { useDeskApi } from '../api/useDeskApi';

export interface Command extends Omit<AnyCommand, 'run'> {
  /** The order as it is now; null when it was refused. */
  run(body: object): Promise<DeskDetail | null>;
}

/** One command on one order. */
export function useCommand(no: string, action: Verb): Command {
  const api = useDeskApi();
  const { run: send, ...state } = useAnyCommand();
  const run = useCallback(
    async (body: object) => (await send((key) => api.run(no, action, body, key)))?.answer ?? null,
    [api, no, action, send],
  );
  return { ...state, run };
}
