/** A scripted stand-in for WeChat's hosts: real keys and signatures, answers chosen by each test. */
import { createCipheriv, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WechatConfig, WechatLogger } from '../../../src/plugins/wechat-pay/server/gateway';

export const NOW = new Date('2026-03-01T04:00:00.000Z');
export const PUBLIC_KEY_ID = 'PUB_KEY_ID_SIM000000000001';
export const API_V3_KEY = 'SIM0123456789abcdefghijklmnopqrs';
export const APP_ID = 'wxSIM0000000000001';
export const APP_SECRET = 'SIMsecret000000000000000000000000';
export const MCHID = '1900000001';
export const OPENID = 'oSIMguest000000000000000001';

const pem = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

export const merchantKeys = pem();
export const wechatKeys = pem();
export const strangerKeys = pem();

/** Signs as WeChat does: timestamp, nonce, raw body. */
export function signedHeaders(
  body: string,
  options: { at?: Date; key?: string; serial?: string; signaturePrefix?: string } = {},
): Record<string, string> {
  const timestamp = String(Math.floor((options.at ?? NOW).getTime() / 1000));
  const nonce = randomBytes(16).toString('hex');
  const signature = createSign('RSA-SHA256')
    .update(`${timestamp}\n${nonce}\n${body}\n`)
    .sign(options.key ?? wechatKeys.privateKey, 'base64');
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': options.serial ?? PUBLIC_KEY_ID,
    'Wechatpay-Signature': `${options.signaturePrefix ?? ''}${signature}`,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  };
}

/** AES-256-GCM as in notifications: ciphertext followed by the tag, base64. */
export function seal(plain: string, associatedData = 'transaction', key = API_V3_KEY) {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key), Buffer.from(nonce));
  cipher.setAAD(Buffer.from(associatedData));
  const bytes = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: bytes.toString('base64'),
    nonce,
    associated_data: associatedData,
  };
}

export type Handler = (
  request: { method: string; url: string; headers: IncomingMessage['headers']; body: string },
  response: ServerResponse,
) => void;

export interface FakeHost {
  baseUrl: string;
  requests: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];
  handler: Handler;
  stop(): Promise<void>;
}

/** A loopback server whose behaviour the test sets through `handler`. */
export async function startFakeHost(): Promise<FakeHost> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const seen = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      host.requests.push(seen);
      host.handler(seen, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host: FakeHost = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    handler: (_request, response) => response.writeHead(500).end(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return host;
}

/** Answers JSON signed by WeChat's key. */
export function answerSigned(response: ServerResponse, value: unknown, status = 200): void {
  const body = status === 204 ? '' : JSON.stringify(value);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Request-ID': 'REQ-1-0',
    ...signedHeaders(body),
  });
  response.end(body);
}

/** Answers an unsigned refusal, as the real host does. */
export function answerError(response: ServerResponse, status: number, code: string, requestId = 'REQ-1-0'): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Request-ID': requestId });
  response.end(JSON.stringify({ code, message: 'refused', detail: { field: '/amount/total' } }));
}

export function wechatConfig(baseUrl: string): WechatConfig {
  return {
    miniProgram: { appId: APP_ID, appSecret: APP_SECRET, baseUrl },
    pay: {
      appId: APP_ID,
      mchid: MCHID,
      merchantSerial: '53494D0000000000000000000000000000000001',
      privateKeyPem: merchantKeys.privateKey,
      apiV3Key: API_V3_KEY,
      publicKey: { id: PUBLIC_KEY_ID, pem: wechatKeys.publicKey },
      baseUrl,
      notifyBase: 'http://127.0.0.1:1337',
    },
    h5: { loginUrl: null, cashierUrl: null },
  };
}

/** Collects everything logged, for secrecy checks. */
export function recordingLogger(): WechatLogger & { lines: string[] } {
  const lines: string[] = [];
  const write = (message: string, fields?: Record<string, unknown>) => {
    lines.push(`${message} ${JSON.stringify(fields ?? {})}`);
  };
  return { lines, debug: write, info: write, warn: write, error: write };
}
