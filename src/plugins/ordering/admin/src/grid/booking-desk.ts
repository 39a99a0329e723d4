import { lazy } from 'react';
import { registerBookingDesk } from '../../../../scheduling/admin/src/public/booking-desk';

/** The room grid opens, begins and changes orders through this; it knows none of them itself. */
export function joinRoomGrid(): void {
  registerBookingDesk({
    Drawer: lazy(() => import('./GridDrawer')),
    newPath: ({ ref, unit, from, to }) =>
      `/plugins/ordering/new?${new URLSearchParams({ ref, checkIn: from, checkOut: to, unit: String(unit) }).toString()}`,
    change: (no, { ref, unit, from, to }) => {
      const order = `/ordering/orders/${encodeURIComponent(no)}`;
      return {
        previewPath: `${order}/change-preview`,
        applyPath: `${order}/changes`,
        body: { ref, checkIn: from, checkOut: to, unit },
      };
    },
  });
}
