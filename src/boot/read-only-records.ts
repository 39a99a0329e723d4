import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** Records that only use-cases write; the content manager shows them and changes nothing, for anybody. */
const OWNERS = ['plugin::ordering.', 'plugin::membership.', 'plugin::messaging.message'];
/** Beside the records of a plugin, what operators do edit. */
const EDITABLE = new Set([
  'plugin::messaging.message-template',
  'plugin::ordering.tender-rule',
  'plugin::membership.member-level',
  'plugin::membership.earning-rule',
  'plugin::membership.sign-in-rule',
]);
const WRITES = new Set(['create', 'update', 'delete', 'publish', 'unpublish', 'clone', 'discardDraft']);

const isRecord = (uid: string): boolean => !EDITABLE.has(uid) && OWNERS.some((owner) => uid.startsWith(owner));

const refused = (): Error => new errors.ForbiddenError('这是业务记录，不能在这里修改；请在订单台办理');

/**
 * The document service of a record refuses to write, and shows no attribute that its schema calls private
 * (who a member is at WeChat, what a payment was opened with), not even to the super admin.
 */
export function guardRecords(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (!isRecord(context.uid)) return next();
    if (WRITES.has(context.action)) throw refused();
    return withoutPrivate(strapi, context.uid, await next()) as never;
  });
}

/** Attributes of a content type that stay inside. */
export function privateAttributes(strapi: Core.Strapi, uid: string): string[] {
  if (!isRecord(uid)) return [];
  const { attributes } = strapi.contentType(uid as never) as { attributes: Record<string, { private?: boolean }> };
  return Object.keys(attributes).filter((name) => attributes[name]!.private);
}

function withoutPrivate(strapi: Core.Strapi, uid: string, result: unknown): unknown {
  const hidden = new Set(privateAttributes(strapi, uid));
  const strip = (row: unknown): unknown =>
    row !== null && typeof row === 'object'
      ? Object.fromEntries(Object.entries(row).filter(([name]) => !hidden.has(name)))
      : row;
  return Array.isArray(result) ? result.map(strip) : strip(result);
}

const CONTENT = /^\/content-manager\/(?:collection|single)-types\/([^/]+)/;

/**
 * Some commands of the content manager end in an error of its own before they reach the documents.
 * @throws ForbiddenError for a request of the content manager that would change a record
 */
export function refuseRecordWrites(method: string, path: string): void {
  const uid = CONTENT.exec(path)?.[1];
  if (uid && method !== 'GET' && method !== 'HEAD' && isRecord(decodeURIComponent(uid))) throw refused();
}
