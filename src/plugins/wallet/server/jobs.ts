import type { Core } from '@strapi/strapi';
import { tick } from '../../../shared/clock';
import { expireAll } from './use-cases/expire';
import { verifyNightly } from './use-cases/verify-ledger';

/** A tick that is missed costs nothing: what has ended cannot be spent before either. */
export function startWalletTicks(strapi: Core.Strapi): void {
  tick(strapi, 'wallet.expire', '*/10 * * * *', () => expireAll(strapi, new Date().toISOString()));
  tick(strapi, 'wallet.verify', '37 18 * * *', () => verifyNightly(strapi));
}
