import type { SimRequest } from './message';

export interface LogEntry {
  seq: number;
  at: string;
  host: 'pay' | 'api' | 'h5' | 'redirect-target';
  method: string;
  /** Path and query with secrets replaced. */
  target: string;
  outTradeNo: string | null;
  /** Request body, redacted and cut; null when there was none. */
  body: string | null;
  status: number | null;
  requestId: string | null;
  faults: string[];
}

const LIMIT = 1000;
const BODY_LIMIT = 2000;
const SECRET_QUERY = /([?&](?:access_token|secret|js_code|token|wxcode|paySign|code)=)[^&#]*/gi;
const SECRET_JSON =
  /("(?:secret|access_token|session_key|code|bank_account|real_name|phoneNumber|phone|paySign)"\s*:\s*")[^"]*/gi;

/** The last thousand requests, without secrets. */
export class RequestLog {
  private entries: LogEntry[] = [];
  private seq = 0;

  /** Opens an entry; the caller completes status and faults later. */
  open(host: LogEntry['host'], request: SimRequest, outTradeNo: string | undefined): LogEntry {
    const entry: LogEntry = {
      seq: ++this.seq,
      at: new Date().toISOString(),
      host,
      method: request.method,
      target: request.target.replace(SECRET_QUERY, '$1***'),
      outTradeNo: outTradeNo ?? null,
      body: redactBody(request.body),
      status: null,
      requestId: null,
      faults: [],
    };
    this.entries.push(entry);
    if (this.entries.length > LIMIT) this.entries.shift();
    return entry;
  }

  /** Entries in order of arrival; `prefix` selects by the beginning of the path. */
  list(prefix = ''): LogEntry[] {
    return this.entries.filter((entry) => entry.target.startsWith(prefix));
  }

  clear(): void {
    this.entries = [];
  }
}

function redactBody(body: Buffer): string | null {
  if (body.length === 0) return null;
  return body.toString('utf8').replace(SECRET_JSON, '$1***').slice(0, BODY_LIMIT);
}
