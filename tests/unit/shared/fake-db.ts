/** Stands where knex would: keeps what it is asked and answers from a list. */
export interface RawCall {
  sql: string;
  values: unknown[];
}

export function fakeDb(answers: unknown[][] = []): { db: object; calls: RawCall[] } {
  const calls: RawCall[] = [];
  const db = {
    raw: (sql: string, values: unknown[]): Promise<{ rows: unknown[] }> => {
      calls.push({ sql, values });
      return Promise.resolve({ rows: answers[calls.length - 1] ?? [] });
    },
  };
  return { db, calls };
}
