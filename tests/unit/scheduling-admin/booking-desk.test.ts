/** What the order kernel answers the room grid: paths and bodies of the contract with the change routes. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ordersOnGrid } from '../../../src/plugins/ordering/admin/src/grid/orders-on-grid';
import { bookingDesk, registerBookingDesk } from '../../../src/plugins/scheduling/admin/src/public/booking-desk';
import en from '../../../src/plugins/scheduling/admin/src/translations/en.json';
import zh from '../../../src/plugins/scheduling/admin/src/translations/zh-Hans.json';
import { localDate } from '../../../src/shared/local-date';

const spot = { ref: 'abc', unit: 2, from: localDate('2026-12-01'), to: localDate('2026-12-03') };

describe('the booking desk', () => {
  it('is nobody before somebody registers', () => expect(bookingDesk()).toBeUndefined());

  describe('of the order kernel', () => {
    beforeAll(() => registerBookingDesk({ ...ordersOnGrid, Drawer: () => null }));

    it('begins a booking on the front desk’s page', () => {
      expect(bookingDesk()!.newPath(spot)).toBe(
        '/plugins/ordering/new?ref=abc&checkIn=2026-12-01&checkOut=2026-12-03&unit=2',
      );
    });

    it('previews and applies a change with the same body', () => {
      expect(bookingDesk()!.change('Y1/..', spot)).toEqual({
        previewPath: '/ordering/orders/Y1%2F../change-preview',
        applyPath: '/ordering/orders/Y1%2F../changes',
        body: { ref: 'abc', checkIn: '2026-12-01', checkOut: '2026-12-03', unit: 2 },
      });
    });
  });
});

it('every text of the grid is there in both languages', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
  for (const text of Object.values(zh)) expect(text.trim()).not.toBe('');
});
