import type { CardKind, MemberCards } from './types';
import { http } from './client';

/** Kinds that are sold. */
export const fetchCardKinds = () => http.get<{ items: CardKind[] }>('/member-cards');

/** Own cards: those that are good first. */
export const fetchCards = () => http.get<MemberCards>('/me/cards');

/** Problems: 409 CARD_NOT_ACTIVE, FREEZES_USED_UP. */
export const freezeCard = (no: string, key: string) =>
  http.command<MemberCards>('POST', `/me/cards/${encodeURIComponent(no)}/freeze`, {}, { key });

export const unfreezeCard = (no: string, key: string) =>
  http.command<MemberCards>('POST', `/me/cards/${encodeURIComponent(no)}/unfreeze`, {}, { key });
