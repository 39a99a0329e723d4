/** HTTP server. `PUBLIC_URL` is the origin that guests and WeChat reach. */
export default ({ env }: { env: StrapiEnv }) => ({
  host: env('HOST', '0.0.0.0'),
  port: env.int('PORT', 1337),
  // Longer than a proxy or a browser keeps an idle connection, or some request meets it just as it closes.
  http: { serverOptions: { keepAliveTimeout: 75_000, headersTimeout: 80_000 } },
  url: env('PUBLIC_URL', ''),
  proxy: { koa: env.bool('TRUST_PROXY', false) },
  app: { keys: env.array('APP_KEYS') },
  logger: { startup: { enabled: env.bool('STARTUP_LOG', true) }, updates: { enabled: false } },
  // Without this Strapi writes a telemetry request on start; an inn's server calls nobody by itself.
  transfer: { remote: { enabled: false } },
});
