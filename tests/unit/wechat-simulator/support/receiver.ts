import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WechatSimulator } from '../../../../tools/wechat-simulator';
import { decrypt, verifySignature } from './merchant';

export interface Delivery {
  at: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export type Answer = (delivery: Delivery, index: number) => number | 'hang';

/** The application's notify address: keeps what arrives and answers what the test says. */
export class Receiver {
  readonly deliveries: Delivery[] = [];
  answer: Answer = () => 204;
  private server: Server | null = null;
  url = '';

  async start(): Promise<this> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const delivery = {
          at: Date.now(),
          headers: request.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        };
        this.deliveries.push(delivery);
        const status = this.answer(delivery, this.deliveries.length - 1);
        if (status !== 'hang') response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/notify`;
    return this;
  }

  /** Waits until `count` deliveries have arrived. */
  async wait(count: number, timeoutMs = 5000): Promise<Delivery[]> {
    const end = Date.now() + timeoutMs;
    while (this.deliveries.length < count) {
      if (Date.now() > end) throw new Error(`only ${this.deliveries.length} of ${count} deliveries arrived`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return this.deliveries;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}

export interface Envelope {
  id: string;
  event_type: string;
  resource: Record<string, string>;
}

/** What an honest application would make of a delivery: the envelope and the plain resource, or why not. */
export function open(
  sim: WechatSimulator,
  delivery: Delivery,
): { envelope: Envelope; plain: Record<string, unknown> } | { refused: 'signature' | 'ciphertext' } {
  const header = (name: string): string => String(delivery.headers[name] ?? '');
  if (!verifySignature(sim, header, delivery.text)) return { refused: 'signature' };
  const envelope = JSON.parse(delivery.text) as Envelope;
  try {
    return { envelope, plain: decrypt(sim.keys.apiV3Key, envelope.resource) };
  } catch {
    return { refused: 'ciphertext' };
  }
}

/** Waits until `check` holds. */
export async function until(check: () => boolean, timeoutMs = 5000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!check()) {
    if (Date.now() > end) throw new Error('condition not met in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
