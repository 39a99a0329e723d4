/** What went wrong, in a form that can be shown and acted on. */
export interface Problem {
  /** The server's own words; null when it gave none, then `code` chooses the text. */
  message: string | null;
  code: 'network' | 'session' | 'forbidden' | 'missing' | 'server' | 'refused';
  /** The server's name of the problem, e.g. RATES_CHANGED; null when it is none of ours. */
  name: string | null;
  /** The server may have carried the command out all the same. */
  uncertain: boolean;
}

interface FetchErrorLike {
  name?: unknown;
  status?: unknown;
  message?: unknown;
  response?: { data?: { error?: { name?: unknown; message?: unknown } } };
}

/** Our own problems carry codes in capitals; Strapi's refusals carry class names and English texts. */
const OWN_CODE = /^[A-Z][A-Z0-9_]+$/;

const BY_STATUS: Record<number, Problem['code']> = { 401: 'session', 403: 'forbidden', 404: 'missing' };

export const isAbort = (error: unknown): boolean => (error as FetchErrorLike | null)?.name === 'AbortError';

export function toProblem(error: unknown): Problem {
  const { status, response } = (error ?? {}) as FetchErrorLike;
  if (typeof status !== 'number') return { message: null, code: 'network', name: null, uncertain: true };
  const answer = response?.data?.error;
  const own = typeof answer?.name === 'string' && OWN_CODE.test(answer.name) && typeof answer.message === 'string';
  return {
    message: own ? (answer?.message as string) : null,
    code: status >= 500 ? 'server' : (BY_STATUS[status] ?? 'refused'),
    name: own ? (answer?.name as string) : null,
    uncertain: status >= 500,
  };
}
