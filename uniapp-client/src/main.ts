import { createSSRApp } from 'vue';
import * as Pinia from 'pinia';
import App from './App.vue';
import { captureReturn } from '@/platform/return-params';
import { enableKeyboard } from '@/platform/keyboard';

// Before the router starts: the codes that login and cashier pages append must leave the address bar.
captureReturn();
enableKeyboard();

export function createApp() {
  const app = createSSRApp(App);
  app.use(Pinia.createPinia());
  return { app, Pinia };
}
