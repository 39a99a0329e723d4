/** What is typed into the panel, and the wish it makes. */
import { isLocalDate } from '../../../../../shared/local-date';
import type { Edit, OverrideProperty, Wish } from '../api/types';
import { yuanToFen } from './yuan';

export type PriceMode = 'keep' | 'fixed' | 'percent' | 'delta' | 'plain';
export type Switch = 'keep' | 'yes' | 'no' | 'plain';
export type Restriction = 'closed' | 'closedToArrival' | 'closedToDeparture';

export interface Draft {
  priceMode: PriceMode;
  /** As typed: yuan, or a percentage. */
  price: string;
  minNightsMode: 'keep' | 'set' | 'plain';
  minNights: string;
  labelMode: 'keep' | 'set' | 'plain';
  label: string;
  labelEn: string;
  closed: Switch;
  closedToArrival: Switch;
  closedToDeparture: Switch;
}

export const EMPTY: Draft = {
  priceMode: 'keep',
  price: '',
  minNightsMode: 'keep',
  minNights: '',
  labelMode: 'keep',
  label: '',
  labelEn: '',
  closed: 'keep',
  closedToArrival: 'keep',
  closedToDeparture: 'keep',
};

/** Everything goes back to what base prices, rules and holidays say. */
export const RESTORE_ALL: Draft = {
  ...EMPTY,
  priceMode: 'plain',
  minNightsMode: 'plain',
  labelMode: 'plain',
  closed: 'plain',
  closedToArrival: 'plain',
  closedToDeparture: 'plain',
};

export const RESTRICTIONS: readonly Restriction[] = ['closed', 'closedToArrival', 'closedToDeparture'];

const whole = (text: string, min: number, max: number): number | undefined => {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= min && value <= max ? value : undefined;
};

/** The typed price as the server takes it; undefined while it is none. */
export function priceValue({ priceMode, price }: Pick<Draft, 'priceMode' | 'price'>): number | undefined {
  if (priceMode === 'percent') return whole(price, 1, 1_000);
  const fen = yuanToFen(price);
  if (fen === undefined || Math.abs(fen) > 100_000_000) return undefined;
  if (priceMode === 'fixed') return fen >= 1 ? fen : undefined;
  return fen === 0 ? undefined : fen;
}

export const minNightsValue = ({ minNights }: Pick<Draft, 'minNights'>): number | undefined => whole(minNights, 1, 90);

/** Null while something is missing, or nothing is to be changed. */
export function editOf(draft: Draft): Edit | null {
  const edit: Edit = {};
  const restore: OverrideProperty[] = [];
  const { priceMode } = draft;
  if (priceMode === 'plain') restore.push('priceFen');
  else if (priceMode !== 'keep') {
    const value = priceValue(draft);
    if (value === undefined) return null;
    edit.price = { mode: priceMode, value };
  }
  if (draft.minNightsMode === 'plain') restore.push('minNights');
  if (draft.minNightsMode === 'set') {
    const value = minNightsValue(draft);
    if (value === undefined) return null;
    edit.minNights = value;
  }
  if (draft.labelMode === 'plain') restore.push('label');
  if (draft.labelMode === 'set') {
    const zh = draft.label.trim();
    if (!zh) return null;
    const en = draft.labelEn.trim();
    edit.label = { zh, ...(en ? { en } : {}) };
  }
  for (const name of RESTRICTIONS) {
    if (draft[name] === 'plain') restore.push(name);
    else if (draft[name] !== 'keep') edit[name] = draft[name] === 'yes';
  }
  if (restore.length > 0) edit.restore = restore;
  return Object.keys(edit).length > 0 ? edit : null;
}

export interface Range {
  firstNight: string;
  lastNight: string;
}

/** What the panel edits: filled by selecting in the grid, refined by hand. */
export interface Target {
  houses: string[];
  ranges: Range[];
}

export const isRange = ({ firstNight, lastNight }: Range): boolean =>
  isLocalDate(firstNight) && isLocalDate(lastNight) && firstNight <= lastNight;

export function wishOf(houses: string[], ranges: Range[], weekdays: number[], draft: Draft): Wish | null {
  const edit = editOf(draft);
  const whole = ranges.length > 0 && ranges.every(isRange);
  return edit && whole && houses.length > 0 ? { houses, ranges, weekdays, edit } : null;
}
