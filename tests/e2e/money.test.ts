/** What happens to the money when a guest hesitates, cannot pay or changes plans. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBooking, type Booking } from '../support/booking';
import type { Phone } from '../support/browser';
import { sender } from '../support/guest';

describe('the money', () => {
  let booking: Booking;
  let phone: Phone;

  beforeAll(async () => {
    booking = await startBooking(30);
    phone = booking.phone;
  });
  afterAll(() => booking?.stop());

  it('can still be paid after the cashier was left', async () => {
    const { no } = await booking.order();
    await phone.tap('pay-now');
    await phone.atCashier('cancel');
    await phone.shows('pay-notice', /还没有付款。订单为你保留到 \d\d:\d\d/);
    await phone.tap('pay-now');
    await phone.atCashier('pay');
    await phone.shows('result-title', '预订成功');
    await phone.tap('view-order');
    await phone.shows('order-status', '待入住');
    expect(await phone.text('order-no')).toBe(no);
  });

  it('is not taken by a payment that fails, and the order waits', async () => {
    const { no } = await booking.order();
    await phone.tap('pay-now');
    await phone.atCashier('fail');
    await phone.shows('pay-notice', '没有扣款');
    // The cashier lies behind this page now: the arrow leads home instead.
    await phone.arrow();
    await phone.says('住进一座安静的院子');
    await phone.visit('/pages/orders/orders');
    await phone.tap('orders-unpaid');
    await phone.shows('order-card-0', '待付款');
    await phone.visit(`/subpkg/order/detail?no=${no}`);
    await phone.shows('order-pay', '¥');
  });

  it('comes back by the terms: shown before the cancellation, arrived after it', async () => {
    const { no, checkIn } = await booking.order();
    await phone.tap('pay-now');
    await phone.atCashier('pay');
    await phone.tap('view-order');
    await phone.shows('order-status', '待入住');
    await phone.tap('cancel-order');
    await phone.says('入住前 2 天以上，全额退款');
    const refund = (await phone.text('refund-amount')).replace(/ /g, '');
    expect(refund).toMatch(/^¥\d/);
    await phone.shows('confirm-cancel', refund);
    await phone.tap('cancel-reason-dates');
    await phone.tap('confirm-cancel');
    // The page asks by itself until the money has arrived.
    await phone.shows('order-status', '已退款');
    await phone.says('已退回原支付方式');
    const { body } = await sender(booking.app.sim.baseUrl)('GET', '/sim/refunds');
    expect(JSON.stringify(body)).toContain(no);
    await booking.calendarShows(checkIn, 'free');
  });

  it('leaves no complaint in the console', () => {
    expect(phone.errors).toEqual([]);
  });
});
