import { rows, toInstant, type Db } from '../../../../shared/database';

export interface EarlierGuest {
  name: string;
  phone: string;
  /** How many orders they placed that were not closed. */
  orders: number;
  lastAt: string;
}

/** The likeliest first: those who came last. */
export async function findEarlierGuests(db: Db, typed: string): Promise<EarlierGuest[]> {
  const like = typed.replace(/[\\%_]/g, '\\$&');
  const found = await rows<Omit<EarlierGuest, 'lastAt'> & { last_at: Date }>(
    db,
    `select guest_name as name, guest_phone as phone, count(*)::int as orders, max(placed_at) as last_at from orders
     where state <> 'closed' and (guest_phone like :starts or guest_name ilike :contains)
     group by guest_name, guest_phone order by max(placed_at) desc limit 8`,
    { starts: `${like}%`, contains: `%${like}%` },
  );
  return found.map(({ last_at, ...guest }) => ({ ...guest, lastAt: toInstant(last_at)! }));
}
