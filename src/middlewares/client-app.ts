import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import serve from 'koa-static';

const ONE_YEAR_MS = 365 * 86_400_000;

/** Serves the built H5 client below /m/, on the same origin as the API. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const root = path.join(strapi.dirs.app.root, 'uniapp-client/dist/build/h5');
  const files = serve(root, {
    setHeaders(res, file) {
      const hashed = file.includes(`${path.sep}assets${path.sep}`);
      res.setHeader('Cache-Control', hashed ? `public, max-age=${ONE_YEAR_MS / 1000}, immutable` : 'no-cache');
    },
  });
  return async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    if (ctx.path === '/' && existsSync(path.join(root, 'index.html'))) return ctx.redirect('/m/');
    if (ctx.path === '/m') return ctx.redirect(`/m/${ctx.search}`);
    if (!ctx.path.startsWith('/m/')) return next();
    const asked = ctx.path;
    ctx.path = asked.slice(2);
    try {
      await files(ctx as never, async () => {
        ctx.path = asked;
        await next();
      });
    } finally {
      ctx.path = asked;
    }
  };
};
