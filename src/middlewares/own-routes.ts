import type { Core } from '@strapi/strapi';
import type { Context, Middleware, Next } from 'koa';
import { ownRoutes } from '../shared/own-routes';

/** A route as Strapi's router keeps it: behind the expression are its authentication, its policies and its handler. */
interface Layer {
  methods: string[];
  path: string;
  stack: [Middleware];
  match(path: string): boolean;
  captures(path: string): string[];
  params(path: string, captures: string[]): Record<string, string>;
}

type Step = (ctx: Context, next: Next) => Promise<void>;

/** After OWASP's REST security cheat sheet: what an API answers is never shown as a page, so nothing may come of it. */
const HEADERS = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
};

/**
 * The short way to routes of ours. Strapi puts the headers of a page together for every request and then tries it
 * against every route there is, one after the other: of many answers the dearest part. Here a route is looked up
 * and answered by what Strapi has composed for it. What is not found goes the long way: other methods, other ways to
 * write a path.
 * @param config `through`: names of middlewares that a route needs, configured as in the list they are from
 */
export default ({ through }: { through: string[] }, { strapi }: { strapi: Core.Strapi }) => {
  const steps = through.map((name) => configured(strapi, name));
  let find: ReturnType<typeof lookUp> | undefined;
  return (ctx: Context, next: Next): Promise<void> => {
    // Routes are mounted after the middlewares.
    find ??= lookUp(strapi);
    const layer = find(ctx.method, ctx.path);
    if (!layer) return next();
    ctx.params = layer.params(ctx.path, layer.captures(ctx.path));
    ctx.set(HEADERS);
    return inOrder([...steps, layer.stack[0] as Step], ctx);
  };
};

function configured(strapi: Core.Strapi, name: string): Step {
  const all = strapi.config.get<(string | { name: string; config?: object })[]>('middlewares');
  const entry = all.find((one) => typeof one === 'object' && one.name === name);
  const config = typeof entry === 'object' ? (entry.config ?? {}) : {};
  return strapi.middleware(name)(config, { strapi }) as Step;
}

const inOrder = ([step, ...rest]: Step[], ctx: Context): Promise<void> =>
  step ? step(ctx, () => inOrder(rest, ctx)) : Promise.resolve();

/** By method and number of parts few are left, and these are tried as the router would. */
function lookUp(strapi: Core.Strapi): (method: string, path: string) => Layer | undefined {
  const own = new Set(ownRoutes(strapi).map(({ method, path }) => `${method} ${path}`));
  const table = new Map<string, Layer[]>();
  for (const layer of strapi.server.listRoutes() as unknown as Layer[]) {
    for (const method of layer.methods.filter((name) => own.has(`${name} ${layer.path}`))) {
      const key = keyOf(method, layer.path);
      table.set(key, [...(table.get(key) ?? []), layer]);
    }
  }
  return (method, path) => table.get(keyOf(method, path))?.find((layer) => layer.match(path));
}

const keyOf = (method: string, path: string): string => `${method} ${path.split('/').length}`;
