/** What the manager corrected in members' wallets, through the desk's route. */
import { addDays, DEMO_CORRECTIONS, DEMO_PERSONAS } from '../content';
import { post, send } from './http';

export async function makeCorrections(apiUrl: string, staffToken: string, today: string): Promise<void> {
  const wallet = `${new URL(apiUrl).origin}/wallet`;
  const headers = { Authorization: `Bearer ${staffToken}` };
  for (const { persona, validDays, ...correction } of DEMO_CORRECTIONS) {
    const { phone } = DEMO_PERSONAS.find(({ key }) => key === persona)!;
    const { items } = await send<{ items: { id: number }[] }>(
      'GET',
      `${wallet}/members?q=${phone}`,
      undefined,
      headers,
    );
    const lastDay = validDays === null ? null : addDays(today, validDays);
    await post(`${wallet}/members/${items[0]!.id}/adjustments`, { ...correction, lastDay }, headers);
  }
}
