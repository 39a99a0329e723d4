import type { QueryConfig, QueryResult } from 'pg';
import type { Trx } from '../../../src/shared/database';

export interface AskedStatement {
  text: string;
  values: unknown[];
  /** Under which the connection prepares the statement. */
  name: string;
}

/** Stands where the database would: keeps what it is asked and answers from a list. */
export function fakeDb(answers: unknown[][] = []): { db: Trx; calls: AskedStatement[] } {
  const calls: AskedStatement[] = [];
  const db: Trx = {
    isTransaction: true,
    run: ({ text, values = [], name = '' }: QueryConfig) => {
      calls.push({ text, values, name });
      return Promise.resolve({ rows: answers[calls.length - 1] ?? [] } as unknown as QueryResult);
    },
  };
  return { db, calls };
}
