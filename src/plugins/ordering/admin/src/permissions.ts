import { PERMISSIONS as ACTIONS } from '../../server/permissions';

const permission = (action: string): { action: string; subject: null } => ({ action, subject: null });

export const READ = [permission(ACTIONS.read)];
export const PLACE = [permission(ACTIONS.place)];

/** One object for the life of the page: useRBAC asks again whenever it gets another one. */
export const DESK = Object.values(ACTIONS).map(permission);

export interface Allowed {
  confirm: boolean;
  service: boolean;
  refund: boolean;
  change: boolean;
  place: boolean;
  collect: boolean;
  adjust: boolean;
  reveal: boolean;
}
