/** What other plugins may use of membership. */
export { findNames, findOpenid, type Member } from '../repositories/members';
export { guardDeletion, type DeletionGuard } from './deletion-guards';
