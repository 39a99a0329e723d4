import type { AccountDeletion, ClientConfig, LocalDate, Locale, Member, Session } from './types';
import { http } from './client';

export const fetchConfig = () => http.get<ClientConfig>('/client-config');

/**
 * `code` of the platform's login (single use).
 * @param invitedBy the poster code that brought somebody here; it counts at the first sign-in only
 */
export const login = (code: string, invitedBy: string | null) =>
  http.command<Session>('POST', '/auth/wechat', invitedBy ? { code, invitedBy } : { code });

export const logout = () => http.command<{ ok: true }>('POST', '/auth/logout');

export const fetchMe = () => http.get<Member>('/me');

export const updateMe = (patch: { nickname?: string; avatarUrl?: string; language?: Locale }) =>
  http.command<Member>('POST', '/me', patch);

/** Once. Problems: 400 for a day that nobody was born on, 409 BIRTHDAY_SET. */
export const tellBirthday = (birthday: LocalDate) =>
  http.command<Member>('POST', '/me/birthday', { birthday });

/** `code` of the phone-number button (single use). */
export const bindPhone = (code: string) => http.command<Member>('POST', '/me/phone', { code });

/** Whether the account is going to be closed, and what that means. */
export const fetchDeletion = () => http.get<AccountDeletion>('/me/deletion');

/** Problems: 409 DELETION_BLOCKED while orders are open, or (details.waivable) while there is money in the wallet. */
export const requestDeletion = (body: { reason: string | null; givesUpBalance: boolean }, key: string) =>
  http.command<AccountDeletion>('POST', '/me/deletion', body, { key });

export const withdrawDeletion = () => http.command<AccountDeletion>('DELETE', '/me/deletion');
