import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { findNote, labelResources, type WaitingNote } from '../../../scheduling/server/services';
import { WAITING_FREE, waitingSources } from '../domain/message';
import { deliver } from './deliver';

/** What the days are of → the page of the client that books them. */
const BOOKING_PAGES: Record<string, (ref: string, note: WaitingNote) => string> = {
  house: (ref, { from, to, adults, children }) =>
    `subpkg/stay/confirm?house=${ref}&in=${from}&out=${to}&adults=${adults}&children=${children}`,
};
const NOTES_PAGE = 'subpkg/member/waiting';

/**
 * Tells a guest that the days they wait for are free, while they still are: one message each time.
 * @param time how often they have been free with this time
 * @throws WechatUnknown when WeChat does not answer; the job runs again
 */
export async function notifyWaiting(
  strapi: Core.Strapi,
  { noteNo, time }: { noteNo: string; time: number },
): Promise<void> {
  await deliver(strapi, { event: WAITING_FREE.code, about: noteNo, occasion: String(time) }, async () => {
    const note = await findNote(pool(strapi), noteNo);
    if (!note || note.memberId === null || note.state !== 'free' || note.timesFree !== time) return undefined;
    const title = (await labelResources(pool(strapi), [note.resource])).get(note.resource)!.zh;
    const [kind = '', ref = ''] = note.resource.split(':');
    const facts = { no: note.no, title, guestName: note.guestName, checkIn: note.from, checkOut: note.to };
    return {
      memberId: note.memberId,
      sources: waitingSources(facts),
      page: BOOKING_PAGES[kind]?.(ref, note) ?? NOTES_PAGE,
    };
  });
}
