/** Signed exchanges with the payment host, before anything in the answer is believed. */
import type { PayConfig } from '../config';
import { DEFAULT_TIMEOUT_MS, type GatewayDeps } from './deps';
import { exchange, type RawAnswer } from './http';
import type { Signer } from './signer';

export interface PayRequest {
  method: 'GET' | 'POST';
  /** path and query exactly as sent: the signature covers these bytes */
  path: string;
  /** serialised once; the same bytes are signed and sent */
  body?: Record<string, unknown>;
  timeoutMs?: number;
  maxBytes?: number;
}

export class PayTransport {
  private skewSeconds: number | null = null;

  constructor(
    private readonly config: PayConfig,
    private readonly signer: Signer,
    private readonly deps: GatewayDeps,
  ) {}

  /** @throws WechatUnknown when there is no complete HTTP answer */
  async send(request: PayRequest): Promise<RawAnswer> {
    const body = request.body === undefined ? '' : JSON.stringify(request.body);
    const headers: Record<string, string> = {
      Authorization: this.signer.authorization(request.method, request.path, body),
    };
    // Tells WeChat which key to sign the answer with.
    if (this.config.publicKey) headers['Wechatpay-Serial'] = this.config.publicKey.id;
    const answer = await exchange({
      method: request.method,
      url: `${this.config.baseUrl}${request.path}`,
      headers,
      ...(body === '' ? {} : { body }),
      timeoutMs: request.timeoutMs ?? this.deps.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      ...(request.maxBytes === undefined ? {} : { maxBytes: request.maxBytes }),
    });
    this.noteClock(answer.header('date'));
    return answer;
  }

  /** Seconds our clock is ahead of WeChat's, from the last answer's Date header; null before any answer. */
  clockSkewSeconds(): number | null {
    return this.skewSeconds;
  }

  private noteClock(date: string | null): void {
    const theirs = date === null ? Number.NaN : Date.parse(date);
    if (!Number.isNaN(theirs)) this.skewSeconds = Math.round((this.deps.now().getTime() - theirs) / 1000);
  }
}
