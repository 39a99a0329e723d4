import { setMaxListeners } from 'node:events';
import type { Notifications, SimContext } from '../context';
import { ids } from '../ids';
import type { SimNotification, SimOrder, SimRefund } from '../state';
import { spoilContent } from './notify-content';
import { postNotification, type DeliveryResult } from './notify-http';
import { ATTEMPT_FAULTS, buildNotifyMessage } from './notify-message';
import { orderView } from './order-view';
import { refundEvent } from './refund-view';

/** Seconds between deliveries until one is acknowledged: 15 retries in 24 h 4 min. */
export const RETRY_SECONDS: readonly number[] = [
  15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600,
];

const LATE_SECONDS = 2400;
const OUT_OF_ORDER_MS = 60_000;
const REFUND_SUMMARIES = {
  SUCCESS: '退款成功',
  ABNORMAL: '退款异常',
  CLOSED: '退款关闭',
  PROCESSING: '退款处理中',
};

/** Creates notifications and delivers them on WeChat's schedule until they are acknowledged. */
export class Notifier implements Notifications {
  private readonly abort = new AbortController();
  /** Refund events held back until another event of the same order has gone out. */
  private readonly held = new Map<string, Set<string>>();
  private deliveries = 0;

  constructor(private readonly context: () => SimContext) {
    // One listener for each delivery under way; there is no leak to warn about.
    setMaxListeners(0, this.abort.signal);
  }

  /** TRANSACTION.SUCCESS of an order. */
  paymentSucceeded(order: SimOrder): void {
    this.enqueue({
      ...this.draft(order.outTradeNo, order.notifyUrl),
      eventType: 'TRANSACTION.SUCCESS',
      originalType: 'transaction',
      summary: '支付成功',
      plain: orderView(order),
    });
  }

  /** REFUND.* of a refund; returns the notification's id, or null when the refund named no address. */
  refundChanged(refund: SimRefund): string | null {
    if (!refund.notifyUrl) return null;
    return this.enqueue({
      ...this.draft(refund.outTradeNo, refund.notifyUrl),
      outRefundNo: refund.outRefundNo,
      eventType: `REFUND.${refund.status}`,
      originalType: 'refund',
      summary: REFUND_SUMMARIES[refund.status],
      plain: refundEvent(refund, this.context().keys.mchId),
    });
  }

  /** Delivers once right now, whatever the schedule says; resolves when the answer is in. */
  async deliverNow(id: string | null): Promise<void> {
    const notification = id === null ? undefined : this.context().store.notifications.get(id);
    if (notification) await this.attempt(notification);
  }

  /** Takes up pending notifications of an earlier run. */
  resume(): void {
    const ctx = this.context();
    for (const notification of ctx.store.notifications.values()) {
      if (notification.state !== 'pending') continue;
      this.schedule(notification, Math.max(0, (notification.nextAttemptAt ?? 0) - ctx.clock.now()));
    }
  }

  /** Breaks off deliveries under way. */
  stop(): void {
    this.abort.abort();
  }

  private draft(
    outTradeNo: string,
    url: string,
  ): Omit<SimNotification, 'eventType' | 'originalType' | 'summary' | 'plain'> {
    return {
      id: ids.eventId(),
      outTradeNo,
      outRefundNo: null,
      url,
      createdAt: this.context().clock.now(),
      format: 'v3',
      duplicate: 'none',
      state: 'pending',
      nextAttemptAt: null,
      attempts: [],
      faults: [],
    };
  }

  private enqueue(notification: SimNotification): string {
    const ctx = this.context();
    const subject = { outTradeNo: notification.outTradeNo };
    spoilContent(ctx, notification);
    ctx.store.notifications.set(notification.id, notification);
    if (ctx.faults.take('notify-lost', subject)) {
      notification.state = 'lost';
      notification.faults.push('notify-lost');
      ctx.store.touch();
      return notification.id;
    }
    if (ctx.faults.take('notify-duplicate', subject)) notification.duplicate = 'after';
    if (ctx.faults.take('notify-duplicate-concurrent', subject)) notification.duplicate = 'concurrent';
    if (notification.duplicate !== 'none') notification.faults.push(`duplicate-${notification.duplicate}`);
    this.schedule(notification, this.firstDelay(notification));
    return notification.id;
  }

  private firstDelay(notification: SimNotification): number {
    const ctx = this.context();
    const subject = { outTradeNo: notification.outTradeNo };
    const late = ctx.faults.take('notify-late', subject);
    if (late) {
      notification.faults.push('notify-late');
      return (late.params.delaySeconds ?? LATE_SECONDS) * 1000;
    }
    if (notification.originalType === 'refund' && ctx.faults.take('notify-refund-out-of-order', subject)) {
      notification.faults.push('notify-refund-out-of-order');
      const waiting = this.held.get(notification.outTradeNo) ?? new Set();
      this.held.set(notification.outTradeNo, waiting.add(notification.id));
      return OUT_OF_ORDER_MS;
    }
    return ctx.options.notifyDelayMs;
  }

  private schedule(notification: SimNotification, delayMs: number): void {
    const ctx = this.context();
    notification.nextAttemptAt = ctx.clock.now() + delayMs;
    ctx.store.touch();
    // One delivery at a time: a timer that finds the event done, or attempted meanwhile, does nothing.
    const made = notification.attempts.length;
    ctx.clock.after(delayMs, () => {
      if (notification.state === 'pending' && notification.attempts.length === made) void this.attempt(notification);
    });
  }

  private async attempt(notification: SimNotification): Promise<void> {
    const sent = [this.send(notification)];
    if (notification.duplicate === 'concurrent' && notification.attempts.length <= 1) {
      sent.push(this.send(notification));
    }
    const acknowledged = (await Promise.all(sent)).includes(true);
    if (this.abort.signal.aborted) return;
    if (acknowledged) {
      await this.settle(notification);
    } else if (notification.state === 'pending') {
      this.retry(notification);
    }
    this.release(notification);
    this.context().store.touch();
  }

  private async settle(notification: SimNotification): Promise<void> {
    notification.state = 'delivered';
    notification.nextAttemptAt = null;
    if (notification.duplicate !== 'after') return;
    notification.duplicate = 'none';
    await this.send(notification);
  }

  private retry(notification: SimNotification): void {
    const ctx = this.context();
    const retriesMade = notification.attempts.length - (notification.duplicate === 'concurrent' ? 2 : 1);
    const wait = RETRY_SECONDS[retriesMade];
    if (wait === undefined) {
      notification.state = 'given-up';
      notification.nextAttemptAt = null;
      ctx.options.logger(`notification ${notification.id} given up after ${notification.attempts.length} deliveries`);
      return;
    }
    this.schedule(notification, wait * 1000);
  }

  /** Lets go of refund events that waited for this one. */
  private release(notification: SimNotification): void {
    const waiting = this.held.get(notification.outTradeNo);
    if (!waiting) return;
    waiting.delete(notification.id);
    this.held.delete(notification.outTradeNo);
    for (const id of waiting) {
      const other = this.context().store.notifications.get(id);
      if (other?.state === 'pending' && other.attempts.length === 0) void this.attempt(other);
    }
  }

  private async send(notification: SimNotification): Promise<boolean> {
    const ctx = this.context();
    const fault = ctx.faults.takeFirst(ATTEMPT_FAULTS, { outTradeNo: notification.outTradeNo })?.fault;
    const record: SimNotification['attempts'][number] = {
      at: ctx.clock.now(),
      status: null,
      error: null,
      acknowledged: false,
      faults: fault ? [fault] : [],
    };
    notification.attempts.push(record);
    this.deliveries += 1;
    const message = buildNotifyMessage(ctx, notification, this.deliveries, fault);
    const { notifyTimeoutMs } = ctx.options;
    const result: DeliveryResult = await postNotification(
      notification.url,
      message,
      notifyTimeoutMs,
      this.abort.signal,
    );
    record.status = result.status;
    record.error = result.error;
    record.acknowledged = result.status === 200 || result.status === 204;
    return record.acknowledged;
  }
}
