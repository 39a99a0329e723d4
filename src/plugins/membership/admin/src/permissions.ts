import { PERMISSIONS as ACTIONS } from '../../server/permissions';

const permission = (action: string): { action: string; subject: null } => ({ action, subject: null });

export const READ = [permission(ACTIONS.read)];

/** What may be done with cards; its own object for useRBAC. */
export const CARDS = [permission(ACTIONS.cards), permission(ACTIONS.transferCards)];

/** One object for the life of the page: useRBAC asks again whenever it gets another one. */
export const LEDGER = [permission('plugin::wallet.ledger.read'), permission(ACTIONS.adjust)];
