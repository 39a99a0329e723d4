/**
 * How a member is charged: by an ordinary order of kind `sale`, which ordering makes. This file is the whole of what
 * the till needs of it; the plugin's `register` hands the implementation over.
 */
import type { Core } from '@strapi/strapi';
import { unavailable } from '../../../../shared/problem';
import type { Text } from '../../../../shared/text';
import type { Actor } from '../../../wallet/server/services';

/** Which parts of the wallet may pay, each as far as it goes. */
export interface ChargeTenders {
  voucher?: boolean;
  points?: boolean;
  card?: boolean;
  stored?: boolean;
}

export interface ChargeWish {
  memberId: number;
  title: string;
  /** 1–2,147,483,647 */
  amountFen: number;
  tenders: ChargeTenders;
}

export interface ChargePreview {
  tenders: {
    code: string;
    label: Text;
    availableFen: number;
    amountFen: number;
    /** Points, for the tender that is counted. */
    units: number | null;
    unusableBecause: Text | null;
  }[];
  /** What is left for cash, POS or a transfer. */
  payableFen: number;
}

export interface Charge extends ChargeWish {
  /** Who takes what the wallet does not pay, and how; without it the wallet pays all or nothing happens. */
  restTender?: 'cash' | 'pos' | 'transfer';
  /** What the clerk saw; the preview was asked again a moment before and says so still. */
  expectedPayableFen: number;
  actor: Actor;
  /** One key, one order, for ever. */
  idempotencyKey: string;
}

export interface Charging {
  preview(strapi: Core.Strapi, wish: ChargeWish): Promise<ChargePreview>;
  /** @throws Problem 409 PRICE_CHANGED, INSUFFICIENT_BALANCE, MEMBER_NOT_SIGNED_IN */
  charge(strapi: Core.Strapi, charge: Charge): Promise<{ orderNo: string }>;
}

let registered: Charging | undefined;

/** Call from `register`. */
export function registerCharging(charging: Charging): void {
  registered = charging;
}

export const canCharge = (): boolean => registered !== undefined;

/** @throws Problem 503 while nothing sells for the till */
export function charging(): Charging {
  if (!registered)
    throw unavailable({
      zh: '本店尚未开通会员码收款，可以继续核销',
      en: 'Charging by code is not set up here; redeeming works',
    });
  return registered;
}
