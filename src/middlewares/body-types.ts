import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { ownPaths } from '../shared/own-paths';
import { Problem, unauthorized } from '../shared/problem';

/** Where files are uploaded, in the panel and in Strapi's own API. */
const UPLOADS = /^(\/api)?\/upload(\/|$)/;

/**
 * Looks at what a body is before the parser does. Our own routes take JSON. The parser writes the files of
 * a multipart body to disk before anybody has asked who sends them, so that is kept to the media library
 * and to callers who say who they are.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const isOurs = ownPaths(strapi);
  return (ctx: Context, next: Next): Promise<void> => {
    if (UPLOADS.test(ctx.path)) {
      if (ctx.is('multipart') && !ctx.get('Authorization')) throw unauthorized();
      return next();
    }
    if (ctx.is('multipart') || (isOurs(ctx.path) && ctx.is('json', '+json') === false)) {
      throw new Problem(
        415,
        'UNSUPPORTED_TYPE',
        { zh: '不支持这种内容格式，请以 JSON 提交', en: 'Unsupported content type; please send JSON' },
        { field: 'Content-Type' },
      );
    }
    return next();
  };
};
