/** What can be added to a stay: breakfast, an airport pick-up, an extra bed. Pure. */
import { formatFen } from '../../../shared/money';
import { text, type Text } from '../../../shared/text';

/** What a price is for. People are adults and children. */
export const BASES = ['per_stay', 'per_night', 'per_person', 'per_person_night'] as const;
export type Basis = (typeof BASES)[number];

export interface Extra {
  id: string;
  title: Text;
  summary: Text | null;
  pictureUrl: string | null;
  /** Of one, by its basis; 0 is free of charge. */
  priceFen: number;
  basis: Basis;
  /** Most of it in one stay. */
  maxQuantity: number;
  /** Where it is offered; empty is everywhere. */
  houses: readonly string[];
  /** False: only the desk adds it. */
  forGuests: boolean;
  active: boolean;
}

/** How much of an extra somebody wants. */
export interface WantedExtra {
  ref: string;
  quantity: number;
}

export const isNightly = ({ basis }: Pick<Extra, 'basis'>): boolean =>
  basis === 'per_night' || basis === 'per_person_night';

export const isPersonal = ({ basis }: Pick<Extra, 'basis'>): boolean =>
  basis === 'per_person' || basis === 'per_person_night';

export const offeredIn = ({ houses }: Pick<Extra, 'houses'>, houseId: string): boolean =>
  houses.length === 0 || houses.includes(houseId);

/** What can be added to a stay in this house, in the operator's order. */
export const extrasOf = (extras: Iterable<Extra>, houseId: string, { atDesk }: { atDesk: boolean }): Extra[] =>
  [...extras].filter((extra) => extra.active && (atDesk || extra.forGuests) && offeredIn(extra, houseId));

const BASIS_TEXT: Record<Basis, Text> = {
  per_stay: text('每次入住', 'per stay'),
  per_night: text('每晚', 'per night'),
  per_person: text('每人', 'per person'),
  per_person_night: text('每人每晚', 'per person and night'),
};

export const basisText = (basis: Basis): Text => BASIS_TEXT[basis];

/** How often the price counts on a line; null when once. */
export function timesText(extra: Extra, quantity: number, people: number): Text | null {
  const times = quantity * (isPersonal(extra) ? people : 1);
  if (times === 1) return null;
  const price = formatFen(extra.priceFen);
  const zh = [price, isPersonal(extra) && `${people} 人`, quantity > 1 && `${quantity} 份`];
  const en = [price, isPersonal(extra) && `${people} people`, quantity > 1 && `${quantity}`];
  return text(zh.filter(Boolean).join(' × '), en.filter(Boolean).join(' × '));
}
