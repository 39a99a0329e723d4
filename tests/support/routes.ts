/** Every HTTP route that the running application serves, read from the router itself. */
import type { Core } from '@strapi/strapi';
import type { AnyRouteDefinition, StrapiRoute } from '../../src/shared/define-route';

export interface ServedRoute {
  method: string;
  path: string;
}

export interface OwnRoute extends ServedRoute {
  definition: AnyRouteDefinition;
}

export const nameOf = ({ method, path }: ServedRoute): string => `${method} ${path}`;

interface Layer {
  methods: string[];
  path: string;
}

/** One entry for each method and path; layers without methods are middlewares in front of routes. */
export function servedRoutes(strapi: Core.Strapi): ServedRoute[] {
  const layers = strapi.server.listRoutes() as unknown as Layer[];
  return layers.flatMap(({ methods, path }) =>
    // HEAD comes with GET and runs the same handler; a health check on every verb is one route.
    (methods.length > 8 ? ['ALL'] : methods.filter((method) => method !== 'HEAD')).map((method) => ({ method, path })),
  );
}

interface Router {
  type?: string;
  prefix?: string;
  routes: Partial<StrapiRoute>[];
}

interface WithRoutes {
  routes?: Record<string, Router | (() => Router)>;
}

/** The routes made by `defineRoute`, at the place where they are mounted. */
export function ownRoutes(strapi: Core.Strapi): OwnRoute[] {
  const plugins = Object.entries(strapi.plugins as unknown as Record<string, WithRoutes>);
  const apis = Object.entries(strapi.apis as unknown as Record<string, WithRoutes>);
  return [...plugins, ...apis].flatMap(([name, owner]) =>
    Object.values(owner.routes ?? {}).flatMap((declared) => {
      const router = typeof declared === 'function' ? declared() : declared;
      const base = router.type === 'admin' ? `/${name}` : '/api';
      return (router.routes ?? []).flatMap(({ method, path, definition }) =>
        method && path && definition ? [{ method, path: `${base}${path}`, definition }] : [],
      );
    }),
  );
}
