/** What `defineRoute` made, where Strapi has mounted it. */
import type { Core } from '@strapi/strapi';
import type { AnyRouteDefinition, Method, StrapiRoute } from './define-route';

export interface OwnRoute {
  method: Method;
  /** With its beginning: /api, or the plugin's name for the panel's routes. */
  path: string;
  definition: AnyRouteDefinition;
}

interface Router {
  type?: string;
  routes?: Partial<StrapiRoute>[];
}

interface WithRoutes {
  routes?: Record<string, Router | (() => Router)>;
}

export function ownRoutes(strapi: Core.Strapi): OwnRoute[] {
  const owners = [strapi.plugins, strapi.apis].flatMap((some) =>
    Object.entries(some as unknown as Record<string, WithRoutes>),
  );
  return owners.flatMap(([name, { routes = {} }]) =>
    Object.values(routes).flatMap((declared) => {
      const router = typeof declared === 'function' ? declared() : declared;
      const base = router.type === 'admin' ? `/${name}` : '/api';
      return (router.routes ?? []).flatMap(({ method, path, definition }) =>
        method && path && definition ? [{ method, path: `${base}${path}`, definition }] : [],
      );
    }),
  );
}

/** Tells paths that clients of ours call, the API and our plugins' admin routes, from those of Strapi's own panel. */
export function ownPaths(strapi: Core.Strapi): (path: string) => boolean {
  const beginnings = new Set(ownRoutes(strapi).map(({ path }) => path.slice(0, path.indexOf('/', 1) + 1)));
  return (path) => beginnings.has(path.slice(0, path.indexOf('/', 1) + 1));
}
