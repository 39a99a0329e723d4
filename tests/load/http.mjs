/** Requests as a client sends them, over connections that stay open. */
import { Agent, request } from 'node:http';

/**
 * @returns {(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<{status: number, body: any}>}
 */
export function client(url, { connections = Infinity, headers: common = {} } = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  return (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const sent = request({ agent, hostname, port, method, path, headers: { ...common, ...headers } }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode, body: text.startsWith('{') ? JSON.parse(text) : text });
        });
      });
      sent.on('error', reject);
      if (body === undefined) return sent.end();
      sent.setHeader('Content-Type', 'application/json');
      sent.end(JSON.stringify(body));
    });
}

/** Signs a new guest in through the simulator; resolves to the headers of a request and the guest's openid. */
export async function signIn({ send, sim }, n) {
  const persona = await sim('POST', '/sim/personas', { name: `客人${n}`, phone: `138${String(10_000_000 + n)}` });
  const code = await sim('POST', '/sim/login-code', { openid: persona.body.openid });
  const session = await send('POST', '/api/auth/wechat', { code: code.body.code });
  if (session.status !== 200) throw new Error(`sign-in: ${session.status} ${JSON.stringify(session.body)}`);
  return { openid: persona.body.openid, headers: { Authorization: `Bearer ${session.body.accessToken}` } };
}

/** The venue's date, `days` from today. */
export function inDays(days) {
  return new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}
