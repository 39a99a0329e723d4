/**
 * What happened, for whoever wants to know. An event is published in the transaction of its change and
 * becomes one durable job for each listener; the publisher knows none of them.
 */
import type { Trx } from './database';
import { enqueue, registerJob } from './jobs';

export type EventPayload = Record<string, string | number | null>;

const listeners = new Map<string, string[]>();

/**
 * Call from a plugin's `register`. The handler may run more than once for an event.
 * @param listener who listens, e.g. `messaging`
 */
export function listen(event: string, listener: string, handler: (payload: EventPayload) => Promise<void>): void {
  const job = `${listener}.on-${event}`;
  listeners.set(event, [...(listeners.get(event) ?? []).filter((known) => known !== job), job]);
  registerJob(job, (payload) => handler(payload as EventPayload));
}

/** An event that nobody listens to costs nothing. */
export async function publish(trx: Trx, event: string, payload: EventPayload): Promise<void> {
  for (const job of listeners.get(event) ?? []) await enqueue(trx, job, payload, { maxAttempts: 8 });
}
