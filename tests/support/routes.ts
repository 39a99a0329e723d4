/** Every HTTP route that the running application serves, read from the router itself. */
import type { Core } from '@strapi/strapi';

export interface ServedRoute {
  method: string;
  path: string;
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
