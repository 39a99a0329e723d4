import type { SimContext } from '../context';
import type { FaultName } from '../faults';
import { ids } from '../ids';
import type { SimNotification } from '../state';

/** Faults that change what an event says; they stay with it through its retries. */
const CONTENT_FAULTS = [
  'notify-wrong-amount',
  'notify-wrong-mchid',
  'notify-wrong-appid',
  'notify-wrong-openid',
  'notify-wrong-currency',
  'notify-unknown-event-type',
] as const satisfies readonly FaultName[];

/** Applies every matching content fault to a new notification. */
export function spoilContent(ctx: SimContext, notification: SimNotification): void {
  const subject = { outTradeNo: notification.outTradeNo };
  for (const fault of CONTENT_FAULTS) {
    if (!ctx.faults.take(fault, subject)) continue;
    notification.faults.push(fault);
    spoil(fault, notification);
  }
  if (notification.originalType === 'refund' && ctx.faults.take('notify-v2-xml-refund', subject)) {
    notification.faults.push('notify-v2-xml-refund');
    notification.format = 'v2-xml';
  }
}

function spoil(fault: (typeof CONTENT_FAULTS)[number], notification: SimNotification): void {
  const { plain } = notification;
  const amount = plain.amount as Record<string, unknown>;
  switch (fault) {
    case 'notify-wrong-amount': {
      const field = notification.originalType === 'refund' ? 'refund' : 'total';
      amount[field] = Number(amount[field]) + 1;
      break;
    }
    case 'notify-wrong-mchid':
      plain.mchid = ids.mchId();
      break;
    case 'notify-wrong-appid':
      plain.appid = ids.appId();
      break;
    case 'notify-wrong-openid':
      plain.payer = { openid: ids.openId() };
      break;
    case 'notify-wrong-currency':
      amount.currency = 'USD';
      break;
    case 'notify-unknown-event-type':
      notification.eventType = 'TRANSACTION.SIMULATED';
      break;
  }
}
