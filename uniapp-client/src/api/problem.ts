/** Everything that can go wrong with a request, as one error class made from the contract's envelope. */
import type { ErrorEnvelope } from './types';

export type ProblemKind = 'http' | 'offline' | 'timeout';

export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    /** HTTP status, 0 when there was no answer. */
    readonly status: number,
    /** The envelope's name ('SOLD_OUT', …), or OFFLINE / TIMEOUT / UNKNOWN. */
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
    readonly requestId: string | null = null,
  ) {
    super(message);
    this.name = 'Problem';
  }

  is(code: string): boolean {
    return this.code === code;
  }

  /** True when it is unknown whether the server did the work: only then may the same key be sent again. */
  get uncertain(): boolean {
    return this.kind !== 'http' || (this.status >= 502 && this.status <= 504);
  }

  static offline(): Problem {
    return new Problem('offline', 0, 'OFFLINE', '');
  }

  static timeout(): Problem {
    return new Problem('timeout', 0, 'TIMEOUT', '');
  }

  /** For an address that lacks its id: the same as an id nobody has, without asking. */
  static notFound(): Problem {
    return new Problem('http', 404, 'NOT_FOUND', '');
  }

  /** From an HTTP answer that is not 2xx; tolerates bodies that are no envelope (a proxy's page). */
  static fromAnswer(status: number, body: unknown, requestId: string | null): Problem {
    const error = (body as Partial<ErrorEnvelope> | null)?.error;
    if (error && typeof error === 'object' && typeof error.message === 'string') {
      return new Problem('http', status, error.name, error.message, error.details ?? {}, requestId);
    }
    return new Problem('http', status, 'UNKNOWN', '', {}, requestId);
  }

  /** Any thrown value as a Problem (a programming error keeps its message out of the interface). */
  static from(cause: unknown): Problem {
    if (cause instanceof Problem) return cause;
    return new Problem('http', 500, 'UNKNOWN', '');
  }
}
