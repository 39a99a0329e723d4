/**
 * An expected failure, told to a person: what is wrong, what still works, what to do next.
 * Anything else that is thrown is a defect and becomes a 500 without details.
 */
export interface ProblemText {
  zh: string;
  en: string;
}

export interface ProblemDetails {
  /** Path of the offending input, e.g. `items.0.checkIn`. */
  field?: string;
  issues?: { field: string; message: string }[];
  [key: string]: unknown;
}

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly text: ProblemText,
    readonly details: ProblemDetails = {},
  ) {
    super(`${code}: ${text.en}`);
    this.name = 'Problem';
  }
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem;

export const validation = (field: string, text: ProblemText): Problem =>
  new Problem(400, 'VALIDATION', text, { field, issues: [{ field, message: text.zh }] });

export const notFound = (
  text: ProblemText = { zh: '没有找到，或您无权查看', en: 'Not found, or not yours to see' },
): Problem => new Problem(404, 'NOT_FOUND', text);

/** @param field what should have said who is calling */
export const unauthorized = (field = 'Authorization'): Problem =>
  new Problem(401, 'UNAUTHORIZED', { zh: '请先登录', en: 'Please sign in first' }, { field });

export const forbidden = (): Problem =>
  new Problem(403, 'FORBIDDEN', { zh: '您没有这项权限', en: 'You are not allowed to do this' });

export const conflict = (code: string, text: ProblemText, details: ProblemDetails = {}): Problem =>
  new Problem(409, code, text, details);

export const unprocessable = (code: string, text: ProblemText, details: ProblemDetails = {}): Problem =>
  new Problem(422, code, text, details);

export const unavailable = (text: ProblemText): Problem => new Problem(503, 'UNAVAILABLE', text);
