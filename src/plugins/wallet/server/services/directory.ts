/** Whoever knows members says who they are; the ledger only knows their numbers. */
import type { Db } from '../../../../shared/database';

export interface KnownMember {
  id: number;
  name: string;
  phone: string | null;
}

export interface MemberDirectory {
  /** By name, phone or number of the member; the likeliest first, at most 20. */
  search(db: Db, text: string): Promise<KnownMember[]>;
  find(db: Db, ids: readonly number[]): Promise<KnownMember[]>;
}

let directory: MemberDirectory = { search: async () => [], find: async () => [] };

/** Call from a plugin's `register`. */
export function registerMemberDirectory(known: MemberDirectory): void {
  directory = known;
}

/** Staff who look into the ledger are told enough of a number to ask for the rest. */
const masked = (member: KnownMember): KnownMember => ({
  ...member,
  phone: member.phone && `${member.phone.slice(0, 3)}****${member.phone.slice(-4)}`,
});

export const searchMembers = async (db: Db, text: string): Promise<KnownMember[]> =>
  (await directory.search(db, text)).map(masked);

export async function membersById(db: Db, ids: readonly number[]): Promise<Map<number, KnownMember>> {
  const found = ids.length === 0 ? [] : await directory.find(db, [...new Set(ids)]);
  return new Map(found.map((member) => [member.id, masked(member)]));
}
