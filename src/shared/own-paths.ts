import type { Core } from '@strapi/strapi';
import type { StrapiRoute } from './define-route';

interface Router {
  type?: string;
  routes?: Partial<StrapiRoute>[];
}

type Routers = Record<string, Router | (() => Router)>;

/** Tells paths that clients of ours call, the API and our plugins' admin routes, from those of Strapi's own panel. */
export function ownPaths(strapi: Core.Strapi): (path: string) => boolean {
  const plugins = Object.entries(strapi.plugins as unknown as Record<string, { routes?: Routers }>);
  const prefixes = [
    '/api/',
    ...plugins.filter(([, { routes = {} }]) => hasAdminRoutes(routes)).map(([name]) => `/${name}/`),
  ];
  return (path) => prefixes.some((prefix) => path.startsWith(prefix));
}

const hasAdminRoutes = (routers: Routers): boolean =>
  Object.values(routers).some(
    (router) =>
      typeof router === 'object' && router.type === 'admin' && router.routes?.some((route) => route.definition),
  );
