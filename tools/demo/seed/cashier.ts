/** A clerk who scans, things to hand over, and some that were; through the same routes as everybody's. */
import type { Core } from '@strapi/strapi';
import { DEMO_CLERK, DEMO_REDEMPTIONS, DEMO_TO_REDEEM } from '../content';
import { post } from './http';
import type { Persona, StaffLogin } from './people';
import { asManager } from './staff';

interface Places {
  apiUrl: string;
  simulatorUrl: string;
}

interface Signed {
  headers: Record<string, string>;
  publicId: string;
}

interface Scanned {
  ticket: string;
  redeemables: { asset: string; source: string; allowed: boolean }[];
}

export async function seedCashier(
  strapi: Core.Strapi,
  input: Places & { personas: readonly Persona[]; staff: readonly StaffLogin[] },
): Promise<Persona> {
  const origin = new URL(input.apiUrl).origin;
  const manager = await asManager(input.apiUrl, input.staff);
  const { key, name, nickname, phone, ...edit } = DEMO_CLERK;
  const { openid } = await post<{ openid: string }>(`${input.simulatorUrl}/sim/personas`, { name: nickname, phone });
  const clerk = await signIn(input, openid);
  await post(`${input.apiUrl}/me`, { nickname }, clerk.headers);
  const phoneCode = await post<{ code: string }>(`${input.simulatorUrl}/sim/phone-code`, { openid });
  await post(`${input.apiUrl}/me/phone`, { code: phoneCode.code }, clerk.headers);
  await post(`${origin}/cashier/clerks/${clerk.publicId}`, { ...edit, name, enabled: true }, manager);
  // The roles of a session are read again every few seconds; another session knows them at once.
  const { headers } = await signIn(input, openid);

  const guests = new Map<string, Signed>();
  for (const { persona, ...given } of DEMO_TO_REDEEM) {
    const guest = input.personas.find((known) => known.key === persona)!;
    if (!guests.has(persona)) guests.set(persona, await signIn(input, guest.openid));
    const row = (await strapi.db.query('plugin::membership.member').findOne({ where: { openid: guest.openid } })) as {
      id: number;
    };
    await post(`${origin}/wallet/members/${row.id}/adjustments`, given, manager);
  }
  for (const { persona, undone, ...wish } of DEMO_REDEMPTIONS) {
    const { codes } = await post<{ codes: string[] }>(`${input.apiUrl}/me/codes`, {}, guests.get(persona)!.headers);
    const nonce = `demo-${persona}-${codes[0]!.slice(0, 9)}`;
    const { ticket, redeemables } = await post<Scanned>(
      `${input.apiUrl}/clerk/scans`,
      { code: codes[0], nonce },
      headers,
    );
    const { source } = redeemables.find(({ asset, allowed }) => asset === wish.asset && allowed)!;
    const done = `${input.apiUrl}/clerk/scans/${ticket}/redemptions`;
    const { no } = await post<{ no: string }>(done, { ...wish, source }, headers);
    if (undone) await post(`${input.apiUrl}/clerk/redemptions/${no}/undo`, { why: undone }, headers);
  }
  return { key, name, nickname, phone, openid };
}

async function signIn({ apiUrl, simulatorUrl }: Places, openid: string): Promise<Signed> {
  const { code } = await post<{ code: string }>(`${simulatorUrl}/sim/login-code`, { openid });
  const { accessToken, member } = await post<{ accessToken: string; member: { id: string } }>(`${apiUrl}/auth/wechat`, {
    code,
  });
  return { headers: { Authorization: `Bearer ${accessToken}` }, publicId: member.id };
}
