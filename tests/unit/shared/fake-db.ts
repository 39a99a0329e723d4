/** Stands where knex would: keeps what it is asked and answers from a list. */
export interface RawCall {
  sql: string;
  values: unknown[];
  /** Under which the connection prepares the statement. */
  name: string;
}

export function fakeDb(answers: unknown[][] = []): { db: object; calls: RawCall[] } {
  const calls: RawCall[] = [];
  const db = {
    raw: (sql: string, values: unknown[]) => ({
      options: ({ name }: { name: string }): Promise<{ rows: unknown[] }> => {
        calls.push({ sql, values, name });
        return Promise.resolve({ rows: answers[calls.length - 1] ?? [] });
      },
    }),
  };
  return { db, calls };
}
