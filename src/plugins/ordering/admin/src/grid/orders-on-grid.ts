import type { BookingDesk } from '../../../../scheduling/admin/src/public/booking-desk';

/** How an order is begun and changed from the room grid: the front desk's page, and the two routes of a change. */
export const ordersOnGrid: Omit<BookingDesk, 'Drawer'> = {
  newPath: ({ ref, unit, from, to }) =>
    `/plugins/ordering/new?${new URLSearchParams({ ref, checkIn: from, checkOut: to, unit: String(unit) }).toString()}`,

  begin: ({ ref, from, to, adults, children, guest }) => {
    const stay = { ref, checkIn: from, checkOut: to, adults: String(adults), children: String(children) };
    return { path: `/plugins/ordering/new?${new URLSearchParams(stay).toString()}`, state: { guest } };
  },

  change(no, { ref, unit, from, to }) {
    const order = `/ordering/orders/${encodeURIComponent(no)}`;
    return {
      previewPath: `${order}/change-preview`,
      applyPath: `${order}/changes`,
      body: { ref, checkIn: from, checkOut: to, unit },
    };
  },
};
