/** Clerks, codes and things to hand over, for tests. */
import { newKey, type Answer, type Guest, type Send } from './guest';

export const ALL_RIGHTS = ['charge', 'redeem-coupon', 'redeem-benefit', 'redeem-lesson', 'undo'];

/** Staff link a member; the clerk's session is older than the link, so it may take a moment to see it. */
export async function linkClerk(admin: { send: Send }, guest: Guest, edit: object = {}): Promise<Answer> {
  const body = { name: '小满', places: [], may: ALL_RIGHTS, enabled: true, ...edit };
  const linked = await admin.send('POST', `/cashier/clerks/${guest.member.id}`, body, { 'Idempotency-Key': newKey() });
  if (linked.status !== 200) throw new Error(`not linked: ${JSON.stringify(linked.body)}`);
  return linked;
}

/** A code that is good now. */
export async function codeOf(guest: Guest): Promise<string> {
  const { status, body } = await guest.send('POST', '/api/me/codes', {});
  if (status !== 200) throw new Error(`no codes: ${JSON.stringify(body)}`);
  return body.codes[0] as string;
}

export const scan = (clerk: Guest, code: string, nonce = newKey()): Promise<Answer> =>
  clerk.send('POST', '/api/clerk/scans', { code, nonce });

export async function ticketFor(clerk: Guest, guest: Guest): Promise<string> {
  const { status, body } = await scan(clerk, await codeOf(guest));
  if (status !== 201) throw new Error(`no ticket: ${JSON.stringify(body)}`);
  return body.ticket as string;
}

export const LESSONS = { asset: 'lesson', source: 'adjustment' };

export const redeemWith = (clerk: Guest, ticket: string, wish: object = {}, key = newKey()): Promise<Answer> =>
  clerk.send(
    'POST',
    `/api/clerk/scans/${ticket}/redemptions`,
    { ...LESSONS, count: 1, ...wish },
    { 'Idempotency-Key': key },
  );

export const undo = (clerk: Guest, no: string, key = newKey()): Promise<Answer> =>
  clerk.send('POST', `/api/clerk/redemptions/${no}/undo`, {}, { 'Idempotency-Key': key });
