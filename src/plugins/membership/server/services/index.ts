/** What other plugins may use of membership. */
export { findNames, findOpenid, findOrCreateByPhone, findStandIn, type Member } from '../repositories/members';
export { guardDeletion, type DeletionGuard } from './deletion-guards';
