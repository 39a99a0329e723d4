/** An order that nobody pays: the nights are held for as long as was promised, and no longer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBooking, type Booking } from '../support/booking';

const HOLD_SECONDS = 12;

describe('an unpaid order', () => {
  let booking: Booking;

  beforeAll(async () => {
    booking = await startBooking(HOLD_SECONDS / 60);
  });
  afterAll(() => booking?.stop());

  it('keeps its nights for the hold, then is closed, and the nights are free again', async () => {
    const { phone } = booking;
    const { no, checkIn } = await booking.order();
    await booking.calendarShows(checkIn, 'taken');
    await phone.visit(`/subpkg/order/pay?no=${no}`);
    await phone.shows('pay-countdown', /00:\d\d/);
    await phone.says('保留时间已过');
    await phone.visit(`/subpkg/order/detail?no=${no}`);
    await phone.shows('order-status', '已关闭');
    await booking.calendarShows(checkIn, 'free');
    expect(phone.errors).toEqual([]);
  });
});
