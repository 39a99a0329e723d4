/**
 * Imports point one way:
 *   src/api → ordering → pricing, scheduling, wallet, wechat-pay, membership, marketing → shared
 *   marketing → pricing, wallet, membership
 *   membership → wallet, wechat-pay
 *   cashier → ordering, membership, marketing, wallet
 *   invoicing → ordering, membership; owners → membership
 * Plugins meet at their public modules, `server/services/index.ts`; pure code may also use the pure module
 * `server/domain/index.ts` of another plugin, so that arithmetic never loads a database driver.
 */
const PUBLIC_MODULE = '^src/plugins/[^/]+/server/(services|domain)/index[.]ts$';

/** Of the panel: how amounts are read and written, and where takers of bookings register with the room grid. */
const PUBLIC_IN_ADMIN = '^src/plugins/(pricing/admin/src/utils|scheduling/admin/src/public)/';

/** Plugin → the plugins it may import; a plugin that is not listed may import none. */
const MAY_IMPORT = {
  ordering: ['pricing', 'scheduling', 'wallet', 'wechat-pay', 'membership', 'marketing'],
  marketing: ['pricing', 'wallet', 'membership'],
  membership: ['wallet', 'wechat-pay'],
  cashier: ['ordering', 'membership', 'marketing', 'wallet'],
  invoicing: ['ordering', 'membership'],
  owners: ['membership'],
};
/** No other plugin needs them: they listen and read, or stand on top. */
const LEAVES = ['messaging', 'insights', 'cashier', 'invoicing', 'owners'];
const KERNELS = ['scheduling', 'pricing', 'wallet', 'wechat-pay'];

const order = Object.entries({ ...MAY_IMPORT, ...Object.fromEntries(KERNELS.map((name) => [name, []])) }).map(
  ([name, allowed]) => ({
    name: `order-of-${name}`,
    comment: `${name} imports ${allowed.join(', ') || 'no other plugin'}`,
    severity: 'error',
    from: { path: `^src/plugins/${name}/server/` },
    to: { path: '^src/plugins/', pathNot: `^src/plugins/(${[name, ...allowed].join('|')})/` },
  }),
);

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two modules that need each other are one module, or lack a third',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-package',
      comment: 'What is imported is in package.json',
      severity: 'error',
      from: { path: '^(src|config|tools)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only', 'type-import'] },
    },
    {
      name: 'application-without-dev-packages',
      comment: 'A production install has no development packages; types vanish when compiling',
      severity: 'error',
      from: { path: '^(src|config)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'type-import'] },
    },
    {
      name: 'shared-knows-nobody',
      comment: 'shared knows no plugin and no content type',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^(src|config|tools|tests)/', pathNot: '^src/shared/' },
    },
    ...order,
    {
      name: 'nobody-imports-listeners',
      comment: 'they listen and read, or stand on top as the till does; only the application may ask them something',
      severity: 'error',
      from: { path: '^src/(plugins|shared)/', pathNot: `^src/plugins/(${LEAVES.join('|')})/` },
      to: { path: `^src/plugins/(${LEAVES.join('|')})/` },
    },
    {
      name: 'plugins-meet-at-public-modules',
      comment: 'Another plugin is its server/services/index.ts; its tables and folders are its own',
      severity: 'error',
      from: { path: '^src/plugins/([^/]+)/' },
      to: { path: '^src/plugins/', pathNot: ['^src/plugins/$1/', PUBLIC_MODULE, PUBLIC_IN_ADMIN] },
    },
    {
      name: 'application-uses-public-modules',
      comment: 'Content types, boot and middlewares use plugins as other plugins do',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(plugins|admin)/' },
      to: { path: '^src/plugins/', pathNot: PUBLIC_MODULE },
    },
    {
      name: 'plugins-know-no-content',
      comment: 'Content types are found by convention, never imported',
      severity: 'error',
      from: { path: '^src/plugins/' },
      to: { path: '^src/(api|boot|middlewares|extensions)/|^src/index[.]ts$' },
    },
    {
      name: 'domain-imports-domain',
      comment: 'Pure code imports pure code: its own domain/, the pure module of a plugin, and shared/',
      severity: 'error',
      from: { path: '(^|/)domain/' },
      to: {
        path: '^(src|config|tools)/',
        pathNot: ['^src/shared/', '(^|/)domain/'],
        dependencyTypesNot: ['type-only', 'type-import'],
      },
    },
    {
      name: 'domain-types-from-public-modules',
      comment: 'Types may come from a public module, never from the inside of another folder',
      severity: 'error',
      from: { path: '(^|/)domain/' },
      to: { path: '^(src|config|tools)/', pathNot: ['^src/shared/', '(^|/)domain/', PUBLIC_MODULE] },
    },
    {
      name: 'domain-without-effects',
      comment: 'No SQL, no clock, no randomness, no environment: of shared/ pure code uses only what is pure',
      severity: 'error',
      from: { path: '(^|/)domain/' },
      to: {
        path: '^src/shared/',
        pathNot: '^src/shared/(money|local-date|text|problem|redact)[.]ts$',
        dependencyTypesNot: ['type-only', 'type-import'],
      },
    },
    {
      name: 'domain-without-packages',
      comment: 'Pure code is ours; node:crypto verifies signatures and draws nothing',
      severity: 'error',
      from: { path: '(^|/)domain/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot: '^(node:)?crypto$',
        dependencyTypesNot: ['type-only', 'type-import'],
      },
    },
    {
      name: 'server-and-admin-apart',
      comment: 'The admin panel runs in a browser; beside types only what is pure crosses',
      severity: 'error',
      from: { path: '(^src|^src/plugins/[^/]+)/admin/' },
      to: {
        path: '^src/(?!admin/)(?!plugins/[^/]+/admin/)',
        pathNot: ['^src/shared/(money|local-date|text)[.]ts$', '^src/plugins/[^/]+/server/(permissions[.]ts$|domain/)'],
        dependencyTypesNot: ['type-only', 'type-import'],
      },
    },
    {
      name: 'server-imports-no-admin',
      severity: 'error',
      from: { path: '^src/', pathNot: '(^src|^src/plugins/[^/]+)/admin/' },
      to: { path: '(^src|^src/plugins/[^/]+)/admin/' },
    },
    {
      name: 'application-imports-no-tools',
      comment: 'The application has no test mode and no demo mode',
      severity: 'error',
      from: { path: '^(src|config)/' },
      to: { path: '^(tools|tests|uniapp-client)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|build|[.]yizhan)/|/(dist|build)/|^uniapp-client/' },
    tsPreCompilationDeps: true,
    // A plugin's package.json only says where its parts are; what it needs is in the application's.
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
