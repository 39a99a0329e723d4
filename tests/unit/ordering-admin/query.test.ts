import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/shared/local-date';
import { ORDER_STATES } from '../../../src/plugins/ordering/server/domain/states';
import {
  readQuery,
  tabCount,
  TABS,
  toServerQuery,
  writeQuery,
  type DeskQuery,
} from '../../../src/plugins/ordering/admin/src/utils/query';

const today = localDate('2026-11-21');
const read = (text: string): DeskQuery => readQuery(new URLSearchParams(text));

describe('the place in the address', () => {
  it('has defaults for everything, also for nonsense', () => {
    const home = { tab: 'all', text: '', arrives: 'any', page: 1 };
    expect(read('')).toEqual(home);
    expect(read('tab=nope&arrives=never&page=-3')).toEqual(home);
    expect(read('page=1.5')).toEqual(home);
  });

  it('survives a round trip and keeps the open order', () => {
    const start = new URLSearchParams('order=ABC123456');
    const next = writeQuery(start, { tab: 'paid', text: '林 & 溪', arrives: 'week' });
    expect(readQuery(next)).toEqual({ tab: 'paid', text: '林 & 溪', arrives: 'week', page: 1 });
    expect(next.get('order')).toBe('ABC123456');
    expect(writeQuery(next, { tab: 'all', text: '', arrives: 'any' }).toString()).toBe('order=ABC123456');
  });

  it('starts a changed filter at the first page', () => {
    const third = writeQuery(new URLSearchParams(), { page: 3 });
    expect(readQuery(third).page).toBe(3);
    expect(readQuery(writeQuery(third, { tab: 'paid' })).page).toBe(1);
  });

  it('puts every state under exactly one tab', () => {
    expect(Object.values(TABS).flat().sort()).toEqual([...ORDER_STATES].sort());
  });
});

describe('the question to the server', () => {
  it('names only what is filtered', () => {
    expect(toServerQuery(read(''), today)).toBe('page=1&pageSize=50');
  });

  it('encodes what people type', () => {
    const asked = toServerQuery({ tab: 'refunds', text: ' 50%&a=b ', arrives: 'tomorrow', page: 2 }, today);
    expect(Object.fromEntries(new URLSearchParams(asked))).toEqual({
      page: '2',
      pageSize: '50',
      status: 'refunding,refunded',
      q: '50%&a=b',
      arrivesFrom: '2026-11-22',
      arrivesTo: '2026-11-23',
    });
  });
});

describe('numbers on the tabs', () => {
  const counts = { pending: 2, refunding: 1, refunded: 4 };

  it('add up the states of a tab', () => {
    expect(tabCount('refunds', counts)).toBe(5);
    expect(tabCount('paid', counts)).toBe(0);
    expect(tabCount('all', counts)).toBe(7);
  });
});
