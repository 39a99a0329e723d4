// Boots the compiled application once, so that the template database has its schema, and ends.
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');

process.env.TZ = 'UTC';
process.env.LOG_LEVEL = 'warn';
const root = path.resolve(__dirname, '../..');

createStrapi({ appDir: root, distDir: path.join(root, 'dist'), serveAdminPanel: false })
  .load()
  .then(async (app) => {
    await require(path.join(root, 'dist/src/index.js')).default.destroy();
    await app.server.destroy();
    await app.db.destroy();
    process.exit(0);
  })
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
