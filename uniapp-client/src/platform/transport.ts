/** uni.request as a promise with two kinds of failure: offline and timeout. */
import type { Answer, Sent } from '@/api/http';
import { Problem } from '@/api/problem';
import { online } from './network';

function header(headers: unknown, name: string): string | null {
  if (!headers || typeof headers !== 'object') return null;
  const found = Object.entries(headers as Record<string, string>).find(([key]) => key.toLowerCase() === name);
  return found ? String(found[1]) : null;
}

export function send(request: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    uni.request({
      url: request.url,
      method: request.method,
      header: request.headers,
      data: request.body as AnyObject | undefined,
      timeout: request.timeoutMs,
      success: (answer) => {
        online.value = true;
        resolve({
          status: answer.statusCode,
          body: answer.data,
          requestId: header(answer.header, 'x-request-id'),
        });
      },
      fail: ({ errMsg }) => reject(/timeout/i.test(errMsg ?? '') ? Problem.timeout() : Problem.offline()),
    });
  });
}
