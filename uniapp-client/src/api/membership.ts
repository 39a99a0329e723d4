import type {
  EarningRule,
  Invitation,
  MemberLevel,
  Membership,
  SignInCalendar,
  SignedIn,
  Statement,
} from './types';
import { http } from './client';

export const fetchMembership = () => http.get<Membership>('/me/membership');

export const fetchEarningRule = () => http.get<EarningRule>('/earning-rules');

/** Points as the ledger has them, newest first. */
export const fetchPoints = (cursor: string | null) =>
  http.get<Statement>('/wallet/statement', { asset: 'points', limit: 20, ...(cursor ? { cursor } : {}) });

/** @param month 'YYYY-MM' */
export const fetchSignIns = (month: string | null) =>
  http.get<SignInCalendar>('/me/sign-ins', month ? { month } : {});

/**
 * Today, or a missed day with a make-up card.
 * Problems: 409 ALREADY_SIGNED_IN, NO_MAKE_UP_CARD, SIGN_IN_CLOSED; 422 NOT_MISSED.
 */
export const signIn = (day: string | null, key: string) =>
  http.command<SignedIn>('POST', '/me/sign-ins', day ? { day } : {}, { key });

export const fetchInvitation = () => http.get<Invitation>('/me/invitation');

/** The own code as WeChat draws it; 503 while it cannot. */
export const fetchMiniCode = () => http.get<{ image: string }>('/me/invitation/mini-code');

export const fetchLevels = () => http.get<{ items: MemberLevel[] }>('/member-levels');
