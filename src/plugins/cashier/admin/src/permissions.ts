import { PERMISSIONS } from '../../server/permissions';

const permission = (action: string): { action: string; subject: null } => ({ action, subject: null });

/** Whoever has something to do on the page sees it in the menu. */
export const ANY = [permission(PERMISSIONS.use), permission(PERMISSIONS.log)];

/** One object for the life of the page: useRBAC asks again whenever it gets another one. */
export const ALL = Object.values(PERMISSIONS).map(permission);

/** A top-up is an order that is paid at the desk. */
export const TOP_UP = [permission('plugin::ordering.orders.place'), permission('plugin::ordering.orders.collect')];
