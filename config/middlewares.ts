export default [
  // One access line a request; strapi::logger would add a second one, with the query string.
  'global::request-context',
  'strapi::errors',
  'global::problems',
  // Answers a route of ours with these parts of what stands below; the rest is for pages, files and Strapi's own.
  {
    name: 'global::own-routes',
    config: { through: ['strapi::cors', 'strapi::compression', 'global::body-types', 'strapi::body'] },
  },
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          'connect-src': ["'self'", 'https:', 'ws:'],
          'img-src': ["'self'", 'data:', 'blob:', 'https:'],
          'media-src': ["'self'", 'data:', 'blob:', 'https:'],
          upgradeInsecureRequests: null,
        },
      },
    },
  },
  {
    name: 'strapi::cors',
    config: { headers: ['Content-Type', 'Authorization', 'Idempotency-Key', 'Accept-Language'] },
  },
  'strapi::compression',
  'global::read-only-records',
  'global::body-types',
  // The signature of a WeChat notification is over the raw bytes of the body.
  {
    name: 'strapi::body',
    config: { includeUnparsed: true, jsonLimit: '256kb', formLimit: '256kb', textLimit: '256kb' },
  },
  'strapi::query',
  'strapi::session',
  'strapi::favicon',
  'global::client-app',
  'strapi::public',
];
