/** The application under load, as tools/server/start.ts runs it, with the yardsticks beside its own routes. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { codeYardsticks } from './figures/code-verify.mjs';
import { walletYardsticks } from './figures/wallet-spend.mjs';
import { yardsticks } from './yardsticks.mjs';

const appDir = process.env.BENCH_APP;
const { createStrapi } = createRequire(path.join(appDir, 'package.json'))('@strapi/strapi');

const app = await createStrapi({
  appDir,
  distDir: path.join(appDir, 'dist'),
  autoReload: false,
  serveAdminPanel: existsSync(path.join(appDir, 'dist/build/index.html')),
}).load();
const bare = yardsticks(app);
app.server.routes([...bare, ...walletYardsticks(app, appDir), ...codeYardsticks(app, appDir)]);
// Looked up as routes of ours are (global::own-routes): what stands before the handlers that are compared is the same.
app.apis.bench = {
  routes: {
    bench: { routes: bare.map((route) => ({ ...route, path: route.path.slice('/api'.length), definition: {} })) },
  },
};
app.server.mount();
await new Promise((resolve) => app.server.httpServer.listen(Number(process.env.PORT), '127.0.0.1', resolve));
const { accessKey } = await app
  .service('admin::api-token')
  .create({ name: 'bench', description: '', type: 'full-access', lifespan: null });

process.once('SIGTERM', async () => {
  await app.destroy().catch(() => undefined);
  process.exit(0);
});
// Whoever started this is gone: nobody would stop it any more.
process.once('disconnect', () => process.exit(1));
process.send({ apiToken: accessKey });
