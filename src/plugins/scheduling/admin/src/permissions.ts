import { PERMISSIONS as ACTIONS } from '../../server/permissions';

const permission = (action: string): { action: string; subject: null } => ({ action, subject: null });

export const READ = [permission(ACTIONS.read)];
export const READ_WAITING = [permission(ACTIONS.readWaiting)];

/** One object for the life of the page: useRBAC asks again whenever it gets another one. */
export const GRID = [permission(ACTIONS.block), permission(ACTIONS.move)];
export const KEEP_WAITING = [permission(ACTIONS.keepWaiting)];

export interface Allowed {
  block: boolean;
  move: boolean;
}
