/** What content types may use of messaging; no other plugin does. */
export { listTemplateIds } from '../repositories/messages';
