export default ({ env }: { env: StrapiEnv }) => ({
  auth: {
    secret: env('ADMIN_JWT_SECRET'),
    sessions: {
      accessTokenLifespan: 30 * 60,
      maxRefreshTokenLifespan: 30 * 86400,
      idleRefreshTokenLifespan: 7 * 86400,
    },
    // Over plain http (demo, local network) a secure cookie would never come back.
    cookie: { secure: env.bool('ADMIN_COOKIE_SECURE', env('NODE_ENV') === 'production') },
  },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  flags: { nps: false, promoteEE: false },
  autoOpen: false,
  // `strapi develop` restarts for sources of the server only.
  watchIgnoreFiles: ['**/uniapp-client/**', '**/tests/**', '**/docs/**', '**/.yizhan/**'],
});
