import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** Records that only use-cases write; the content manager shows them and changes nothing, for anybody. */
const OWNERS = ['plugin::ordering.', 'plugin::membership.', 'plugin::messaging.message'];
/** Beside the records of a plugin, what operators do edit. */
const EDITABLE = new Set(['plugin::messaging.message-template']);
const WRITES = new Set(['create', 'update', 'delete', 'publish', 'unpublish', 'clone', 'discardDraft']);

export function guardRecords(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) => {
    const owned = !EDITABLE.has(context.uid) && OWNERS.some((owner) => context.uid.startsWith(owner));
    if (owned && WRITES.has(context.action)) {
      throw new errors.ForbiddenError('这是业务记录，不能在这里修改；请在订单台办理');
    }
    return next();
  });
}
