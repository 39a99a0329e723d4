const local = (name: string) => ({ enabled: true, resolve: `./src/plugins/${name}` });

// A file's name carries a hash: another picture has another name.
const LONG_CACHE = { providerOptions: { localServer: { maxage: 365 * 86_400_000, immutable: true } } };

export default ({ env }: { env: StrapiEnv }) => ({
  'users-permissions': {
    config: {
      jwtManagement: 'refresh',
      jwtSecret: env('JWT_SECRET'),
      sessions: { accessTokenLifespan: 600, maxRefreshTokenLifespan: 30 * 86400, idleRefreshTokenLifespan: 14 * 86400 },
    },
  },
  upload: { config: { sizeLimit: 50 * 1024 * 1024, breakpoints: { large: 1200, small: 640 }, ...LONG_CACHE } },
  scheduling: local('scheduling'),
  pricing: local('pricing'),
  wallet: local('wallet'),
  membership: local('membership'),
  marketing: local('marketing'),
  'wechat-pay': local('wechat-pay'),
  ordering: local('ordering'),
  cashier: local('cashier'),
  messaging: local('messaging'),
  invoicing: local('invoicing'),
  owners: local('owners'),
});
