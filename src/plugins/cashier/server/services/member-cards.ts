/** Cards of a member, as the till shows them. Whoever keeps cards registers. */
import type { Db } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';

export interface ShownCard {
  no: string;
  title: Text;
}

type CardReader = (db: Db, memberId: number) => Promise<ShownCard[]>;

let read: CardReader = async () => [];

/** Call from `register`. */
export function registerMemberCards(reader: CardReader): void {
  read = reader;
}

export const cardsOf = (db: Db, memberId: number): Promise<ShownCard[]> => read(db, memberId);
