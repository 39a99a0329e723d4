import type { LeaveNote, WaitingList, WaitingNote } from './types';
import { http } from './client';

export const fetchNotes = () => http.get<WaitingList>('/me/waiting-notes');

/** Problems: 409 STILL_FREE (nothing to wait for), 409 WAITING_FULL, 422 STAY_RULE. */
export const leaveNote = (body: LeaveNote, key: string) =>
  http.command<WaitingNote>('POST', '/me/waiting-notes', body, { key });

/** May be sent again: what is withdrawn stays so. */
export const withdrawNote = (no: string) =>
  http.command<WaitingNote>('DELETE', `/me/waiting-notes/${encodeURIComponent(no)}`);
