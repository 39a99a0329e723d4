import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { NotifyMessage } from './notify-message';

export interface DeliveryResult {
  status: number | null;
  error: string | null;
}

/** Posts one notification. Resolves always: with a status, or with an error after `timeoutMs` at most. */
export function postNotification(
  url: string,
  message: NotifyMessage,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<DeliveryResult> {
  return new Promise((resolve) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const headers = {
      ...message.headers,
      'Content-Length': String(message.body.length),
      Connection: 'close',
    };
    const outgoing = send(url, { method: 'POST', headers, agent: false, signal }, (response) => {
      // The status alone decides; the body is drained so that the application may finish writing it.
      response.resume();
      response.on('error', () => undefined);
      finish({ status: response.statusCode ?? null, error: null });
    });
    const timer = setTimeout(() => {
      finish({ status: null, error: 'timeout' });
      outgoing.destroy();
    }, timeoutMs);
    const finish = (result: DeliveryResult): void => {
      clearTimeout(timer);
      resolve(result);
    };
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      finish({ status: null, error: error.code ?? error.message }),
    );
    outgoing.end(message.body);
  });
}
