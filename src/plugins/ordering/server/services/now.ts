/** The moment of a command, once, in the three shapes it is needed in. */
export interface Moment {
  ms: number;
  iso: string;
}

export function now(): Moment {
  const ms = Date.now();
  return { ms, iso: new Date(ms).toISOString() };
}
