import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { ownPaths } from '../shared/own-routes';
import { Problem, unauthorized } from '../shared/problem';
import { FILE_TYPE, TAKES_FILES } from '../shared/upload';

/** Where files are uploaded, in the panel and in Strapi's own API. */
const UPLOADS = /^(\/api)?\/upload(\/|$)/;
const UTF8 = /^(utf-?8|us-ascii)?$/i;

/**
 * Looks at what a body is before the parser does. Our own routes take plain JSON. The parser writes the
 * files of a multipart body to disk before anybody has asked who sends them, so that is kept to the media
 * library and to callers who say who they are.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const isOurs = ownPaths(strapi);
  return (ctx: Context, next: Next): Promise<void> => {
    const multipart = Boolean(ctx.is('multipart'));
    if (UPLOADS.test(ctx.path)) {
      if (multipart && !ctx.get('Authorization')) throw unauthorized();
      return next();
    }
    if (multipart) throw unsupported('Content-Type');
    // A bare file is left to its route, which reads it when it knows who sends it.
    if (TAKES_FILES.test(ctx.path) && ctx.is(FILE_TYPE)) return next();
    if (isOurs(ctx.path)) checkJson(ctx);
    return next();
  };
};

function checkJson(ctx: Context): void {
  // A POST without a body says that it has none, and then not of what type.
  if (ctx.get('Content-Length') === '0') return;
  const type = ctx.is('json', '+json');
  if (type === false || (type !== null && !UTF8.test(ctx.request.charset))) throw unsupported('Content-Type');
  // A broken archive is an error of zlib's, which nobody could tell from a defect of ours.
  const encoding = ctx.get('Content-Encoding');
  if (encoding && encoding !== 'identity') throw unsupported('Content-Encoding');
}

const unsupported = (field: string): Problem =>
  new Problem(
    415,
    'UNSUPPORTED_TYPE',
    { zh: '不支持这种内容格式，请以 UTF-8 编码的 JSON 提交', en: 'Unsupported content; please send JSON in UTF-8' },
    { field },
  );
