import { PERMISSIONS } from '../../server/permissions';

const permission = (action: string): { action: string; subject: null } => ({ action, subject: null });

export const READ = [permission(PERMISSIONS.read)];

/** One object for the life of the page: useRBAC asks again whenever it gets another one. */
export const KEEP = [permission(PERMISSIONS.keep)];
