import type { ClientConfig, Locale, Member, Session } from './types';
import { http } from './client';

export const fetchConfig = () => http.get<ClientConfig>('/client-config');

/** `code` of the platform's login (single use). */
export const login = (code: string) => http.command<Session>('POST', '/auth/wechat', { code });

export const logout = () => http.command<{ ok: true }>('POST', '/auth/logout');

export const fetchMe = () => http.get<Member>('/me');

export const updateMe = (patch: { nickname?: string; avatarUrl?: string; language?: Locale }) =>
  http.command<Member>('POST', '/me', patch);

/** `code` of the phone-number button (single use). */
export const bindPhone = (code: string) => http.command<Member>('POST', '/me/phone', { code });
