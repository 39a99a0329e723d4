/**
 * Starts the compiled application (npm start): with DATABASE_URL against that PostgreSQL, without it
 * against the embedded one in .yizhan/. Ends cleanly on SIGINT and SIGTERM.
 */
import path from 'node:path';
import { createStrapi } from '@strapi/strapi';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '../database/embedded';

export const ROOT = path.resolve(__dirname, '../../..');

async function main(): Promise<void> {
  process.env.TZ = 'UTC';
  let database: EmbeddedDatabase | undefined;
  if (!process.env.DATABASE_URL) {
    database = await startEmbeddedDatabase({ dataDir: path.join(ROOT, '.yizhan/postgres') });
    await database.ensureDatabase('yizhan');
    process.env.DATABASE_URL = database.urlOf('yizhan');
  }
  const app = createStrapi({
    appDir: ROOT,
    distDir: path.join(ROOT, 'dist'),
    autoReload: false,
    serveAdminPanel: process.env.SERVE_ADMIN !== 'false',
  });
  // Warnings of Node go where everything goes, one JSON object a line.
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => app.log.warn(`${name}: ${message}`));
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await app.destroy().catch(() => undefined);
    await database?.stop();
    process.exit(0);
  };
  const listenToSignals = (): void => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.removeAllListeners(signal);
      process.on(signal, () => void stop());
    }
  };
  listenToSignals();
  await app.start();
  // Strapi listens for signals too and would stop what this stops already.
  listenToSignals();
  process.send?.({ type: 'listening', port: (app.server.httpServer.address() as { port: number }).port });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
