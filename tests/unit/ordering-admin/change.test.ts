import { describe, expect, it } from 'vitest';
import { draftOf, wishOf } from '../../../src/plugins/ordering/admin/src/utils/change';
import { localDate } from '../../../src/shared/local-date';

const stay = {
  checkIn: localDate('2026-11-21'),
  checkOut: localDate('2026-11-24'),
  nights: 3,
  adults: 2,
  children: 0,
};
const wish = (part: object) => wishOf({ ...draftOf(stay), ...part }, stay);

describe('the wish of the change dialog', () => {
  it('is nothing while nothing is different', () => expect(wish({})).toBeNull());
  it('says only what is different', () => {
    expect(wish({ checkOut: '2026-11-23' })).toEqual({ checkOut: '2026-11-23' });
    expect(wish({ adults: '3', unit: ' 2 ' })).toEqual({ adults: 3, unit: 2 });
    expect(wish({ ref: 'a'.repeat(24) })).toEqual({ ref: 'a'.repeat(24) });
  });
  it.each([{ checkOut: '' }, { adults: '0' }, { adults: 'x' }, { children: '' }, { unit: '0' }, { unit: 'x' }])(
    'waits while %j cannot be read',
    (part) => expect(wish({ checkIn: '2026-11-20', ...part })).toBeNull(),
  );
});
