import { lazy } from 'react';
import { registerBookingDesk } from '../../../../scheduling/admin/src/public/booking-desk';
import { ordersOnGrid } from './orders-on-grid';

/** The room grid opens, begins and changes orders through this; it knows none of them itself. */
export const joinRoomGrid = (): void =>
  registerBookingDesk({ ...ordersOnGrid, Drawer: lazy(() => import('./GridDrawer')) });
