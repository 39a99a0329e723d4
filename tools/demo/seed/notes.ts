/** Waiting notes for the nights of an order, by guests and by staff for somebody on the phone. */
import { DEMO_NOTES, DEMO_PERSONAS } from '../content';
import { post } from './http';

interface Taken {
  order: string;
  resource: string;
  checkIn: string;
  checkOut: string;
}

interface Writers {
  apiUrl: string;
  guestTokens: ReadonlyMap<string, string>;
  staffToken: string;
}

/** While the order holds its nights: nobody can wait for what is free. */
export async function leaveNotes(
  { apiUrl, guestTokens, staffToken }: Writers,
  { order, resource, checkIn, checkOut }: Taken,
): Promise<void> {
  for (const note of DEMO_NOTES.filter((one) => one.order === order)) {
    const { adults, children, remark } = note;
    const wish = { resource, from: checkIn, to: checkOut, adults, children };
    if ('caller' in note) {
      const url = `${new URL(apiUrl).origin}/scheduling/waiting-notes`;
      await post(url, { ...wish, guest: note.caller, remark }, { Authorization: `Bearer ${staffToken}` });
    } else {
      const { name, phone } = DEMO_PERSONAS.find(({ key }) => key === note.persona)!;
      const headers = { Authorization: `Bearer ${guestTokens.get(note.persona)}` };
      await post(`${apiUrl}/me/waiting-notes`, { ...wish, guest: { name, phone } }, headers);
    }
  }
}
