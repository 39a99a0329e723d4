/** A call to the payment host whose answer may be believed: verified, parsed, or a typed error. */
import type { z } from 'zod';
import { readSignatureHeaders, verifyAnswer } from '../domain';
import type { GatewayDeps } from './deps';
import { WechatRejected, WechatUnknown } from './errors';
import { jsonOf, type RawAnswer } from './http';
import type { KeyStore } from './key-store';
import { refusalOf, signatureKind } from './verdicts';
import type { PayRequest, PayTransport } from './transport';

export interface Verified<T> {
  data: T;
  requestId: string | null;
}

/** Codes that are ordinary answers to an ordinary question; not worth a warning. */
const EXPECTED = new Set([
  'ORDER_NOT_EXIST',
  'RESOURCE_NOT_EXISTS',
  'ORDER_PAID',
  'NO_STATEMENT_EXIST',
  'STATEMENT_CREATING',
]);

export class PayClient {
  constructor(
    private readonly transport: PayTransport,
    private readonly keys: KeyStore,
    private readonly deps: GatewayDeps,
  ) {}

  /**
   * A call that answers JSON.
   * @param operation short name for logs
   * @throws WechatRejected, WechatUnknown
   */
  async call<T>(operation: string, request: PayRequest, schema: z.ZodType<T>): Promise<Verified<T>> {
    return this.logged(operation, async () => {
      const answer = await this.verified(request);
      const json = jsonOf(answer.body);
      const common = { httpStatus: answer.status, requestId: answer.requestId };
      if (json === undefined) throw new WechatUnknown('bad-json', common);
      const parsed = schema.safeParse(json);
      if (!parsed.success) throw new WechatUnknown('bad-shape', common);
      return { data: parsed.data, requestId: answer.requestId };
    });
  }

  /** A call whose success has no body (204). @throws WechatRejected, WechatUnknown */
  async callEmpty(operation: string, request: PayRequest): Promise<void> {
    await this.logged(operation, () => this.verified(request));
  }

  /** A bill file: signed request, unsigned answer; the caller checks the hash. @throws WechatRejected, WechatUnknown */
  async file(operation: string, request: PayRequest): Promise<RawAnswer> {
    return this.logged(operation, async () => {
      const answer = await this.transport.send(request);
      if (answer.status !== 200) throw refusalOf(answer);
      return answer;
    });
  }

  /** Every 2xx is verified over its raw bytes; there is no way around it. */
  private async verified(request: PayRequest): Promise<RawAnswer> {
    await this.keys.beforeRequest();
    const answer = await this.transport.send(request);
    if (answer.status !== 200 && answer.status !== 204) throw refusalOf(answer);
    const headers = readSignatureHeaders(answer.header);
    const verdict = verifyAnswer(headers, answer.body, this.deps.now().getTime(), this.keys.keyOf);
    if (verdict.ok) return answer;
    // A rotated platform certificate: fetch it for the next call; this answer stays unknown.
    if (verdict.reason === 'unknown-serial' && headers) await this.keys.beforeNotification(headers.serial);
    throw new WechatUnknown(signatureKind(verdict.reason), {
      httpStatus: answer.status,
      requestId: answer.requestId,
    });
  }

  private async logged<T>(operation: string, work: () => Promise<T>): Promise<T> {
    const started = this.deps.now().getTime();
    try {
      return await work();
    } catch (error) {
      const ms = this.deps.now().getTime() - started;
      if (error instanceof WechatRejected) this.logRejected(operation, error, ms);
      if (error instanceof WechatUnknown) {
        const { kind, code, httpStatus, requestId } = error;
        this.deps.logger.warn('wechat-pay: outcome unknown', {
          operation,
          kind,
          code,
          httpStatus,
          wechatRequestId: requestId,
          ms,
        });
      }
      throw error;
    }
  }

  private logRejected(operation: string, error: WechatRejected, ms: number): void {
    const { code, httpStatus, field, requestId, reason } = error;
    const fields = { operation, code, httpStatus, field, wechatRequestId: requestId, reason, ms };
    // A wrong signature of ours means a wrong key, serial or clock: nothing works until somebody acts.
    if (code === 'SIGN_ERROR') this.deps.logger.error('wechat-pay: our signature was refused', fields);
    else if (EXPECTED.has(code)) this.deps.logger.debug('wechat-pay: refused', fields);
    else this.deps.logger.warn('wechat-pay: refused', fields);
  }
}
