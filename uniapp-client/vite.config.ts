import { defineConfig } from 'vite';
import uni from '@dcloudio/vite-plugin-uni';
import { fileURLToPath, URL } from 'node:url';

/** Where `npm run dev:h5` finds the API; the built client always asks its own origin (or VITE_API_BASE). */
const apiTarget = process.env.YIZHAN_API ?? 'http://127.0.0.1:1337';

export default defineConfig({
  plugins: [uni()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': apiTarget, '/mock': apiTarget, '/uploads': apiTarget } },
});
