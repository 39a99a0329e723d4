import type {
  AskCharge,
  Charge,
  ChargePreview,
  ChargeWish,
  ClerkSelf,
  ClerkToday,
  MemberCodes,
  RedeemWish,
  Redemption,
  ScanTicket,
} from './types';
import { http } from './client';

/** @param held the last batch in hand, which the new one follows */
export const fetchCodes = (held: string | null) => http.command<MemberCodes>('POST', '/me/codes', { held });

export const fetchClerk = () => http.get<ClerkSelf>('/clerk/me');

/**
 * `nonce` is also the key: a scan whose answer was lost is sent again and gets it.
 * Problems: 409 CODE_USED, CODE_EXPIRED, NONCE_USED, TICKET_EXPIRED; 422 CODE_INVALID; 429 TOO_MANY_TRIES.
 */
export const scanMember = (code: string, nonce: string) =>
  http.command<ScanTicket>('POST', '/clerk/scans', { code, nonce }, { key: nonce });

export const redeem = (ticket: string, wish: RedeemWish, key: string) =>
  http.command<Redemption>('POST', `/clerk/scans/${ticket}/redemptions`, wish, { key });

export const undoRedemption = (no: string, key: string) =>
  http.command<Redemption>('POST', `/clerk/redemptions/${no}/undo`, {}, { key });

export const previewCharge = (ticket: string, wish: ChargeWish) =>
  http.command<ChargePreview>('POST', `/clerk/scans/${ticket}/charge-preview`, wish);

export const charge = (ticket: string, wish: AskCharge, key: string) =>
  http.command<Charge>('POST', `/clerk/scans/${ticket}/charges`, wish, { key });

export const fetchToday = () => http.get<ClerkToday>('/clerk/today');
