/** A guest of the demo, signed in, who books ahead and pays by WeChat what is left. */
import { DEMO_PERSONAS } from '../content';
import { post } from './http';
import type { Places } from './orders';
import type { Persona } from './people';

interface Booking {
  persona: string;
  items: readonly object[];
  couponId?: string;
  tenders?: object;
  /** False leaves the order as it was placed. */
  paid: boolean;
}

export async function bookAsGuest(
  { apiUrl, simulatorUrl, appId, personas }: Places & { personas: readonly Persona[] },
  { persona, paid, ...wish }: Booking,
): Promise<void> {
  const { openid } = personas.find(({ key }) => key === persona)!;
  const { name, phone } = DEMO_PERSONAS.find(({ key }) => key === persona)!;
  const { code } = await post<{ code: string }>(`${simulatorUrl}/sim/login-code`, { openid });
  const { accessToken } = await post<{ accessToken: string }>(`${apiUrl}/auth/wechat`, { code });
  const headers = { Authorization: `Bearer ${accessToken}` };
  const { totalFen } = await post<{ totalFen: number }>(`${apiUrl}/quotes`, wish, headers);
  const body = { ...wish, guest: { name, phone }, expectedTotalFen: totalFen };
  const { no, status } = await post<{ no: string; status: string }>(`${apiUrl}/orders`, body, headers);
  if (!paid || status !== 'pending') return;
  const { wechat } = await post<{ wechat: object }>(`${apiUrl}/orders/${no}/payments`, {}, headers);
  await post(`${simulatorUrl}/sim/cashier`, { action: 'pay', params: { appId, ...wechat } });
  await post(`${apiUrl}/orders/${no}/sync`, {}, headers);
}
