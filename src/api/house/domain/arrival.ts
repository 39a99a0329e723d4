/** When the guest of an order may see how to get in. */
import type { Text } from '../../../shared/text';

/** Hours before check-in. */
const OPENS_HOURS_BEFORE = 24;
const HOUR_MS = 3_600_000;

export interface ArrivalRefusal {
  text: Text;
  /** ISO instant; null when it will never open. */
  opensAt: string | null;
}

interface Stay {
  state: string;
  /** ISO instants. */
  startsAt: string | null;
  endsAt: string | null;
}

const NOT_PAID: ArrivalRefusal = {
  text: { zh: '付款后的订单才有到店信息', en: 'Arrival information comes with a paid order' },
  opensAt: null,
};
const OVER: ArrivalRefusal = {
  text: { zh: '这次入住已经结束', en: 'This stay is over' },
  opensAt: null,
};

/** Undefined when it may be seen: paid for, from a day before check-in until check-out. */
export function arrivalRefusal(stay: Stay, nowMs: number): ArrivalRefusal | undefined {
  const { state, startsAt, endsAt } = stay;
  if (state === 'in_service') return undefined;
  if (state === 'completed') return OVER;
  if ((state !== 'paid' && state !== 'confirmed') || startsAt === null) return NOT_PAID;
  if (endsAt !== null && nowMs >= Date.parse(endsAt)) return OVER;
  const opensMs = Date.parse(startsAt) - OPENS_HOURS_BEFORE * HOUR_MS;
  if (nowMs >= opensMs) return undefined;
  return {
    text: { zh: '到店信息在入住前 24 小时开放', en: 'Arrival information opens 24 hours before check-in' },
    opensAt: new Date(opensMs).toISOString(),
  };
}
