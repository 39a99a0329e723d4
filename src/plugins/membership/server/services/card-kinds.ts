/** Kinds of cards are content of the application; it says here where they are found. */
import type { Db } from '../../../../shared/database';
import type { CardKind } from '../domain/cards';

/** A kind with whether anybody can buy it. */
export interface OfferedKind extends CardKind {
  onSale: boolean;
}

export type CardKindSource = (db: Db) => Promise<OfferedKind[]>;

let source: CardKindSource = async () => [];

/** Call from the application's `register`. */
export function registerCardKinds(kinds: CardKindSource): void {
  source = kinds;
}

/** Every kind, in the operator's order; also those no longer sold. */
export const findCardKinds = (db: Db): Promise<OfferedKind[]> => source(db);
