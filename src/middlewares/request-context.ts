import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { languageOf, requestContext } from '../shared/request-context';

const SAFE_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** Gives every request an id (or keeps the proxy's) and writes one access line, without query strings. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const given = ctx.get('X-Request-Id');
    const id = SAFE_ID.test(given) ? given : randomUUID();
    ctx.set('X-Request-Id', id);
    const started = process.hrtime.bigint();
    await requestContext.run({ requestId: id, language: languageOf(ctx.get('Accept-Language')) }, async () => {
      try {
        await next();
      } finally {
        const ms = Number((process.hrtime.bigint() - started) / 10_000n) / 100;
        strapi.log.http(`${ctx.method} ${ctx.path}`, { status: ctx.status, ms });
      }
    });
  };
