/** Stays that are paid by several tenders; after the wallets have been filled. */
import { addDays, DEMO_TENDER_ORDERS } from '../content';
import { bookAsGuest } from './guest';
import type { Places } from './orders';
import type { Persona } from './people';

export async function seedTenderOrders(
  input: Places & { houses: ReadonlyMap<string, string>; personas: readonly Persona[]; today: string },
): Promise<void> {
  for (const { persona, house, startOffset, nights, tenders } of DEMO_TENDER_ORDERS) {
    const checkIn = addDays(input.today, startOffset);
    const stay = { checkIn, checkOut: addDays(checkIn, nights), adults: 2, children: 0 };
    const items = [{ kind: 'house', ref: [...input.houses.values()][house], ...stay }];
    await bookAsGuest(input, { persona, items, tenders, paid: true });
  }
}
