/// <reference types="vite/client" />

/** Replaced at build time: the branches of the other platform are dropped. */
declare const process: { env: { UNI_PLATFORM: 'h5' | 'mp-weixin'; NODE_ENV: string } };

interface ImportMetaEnv {
  /** Origin of the API, without a trailing slash. Empty: the page's own origin (H5 only). */
  readonly VITE_API_BASE?: string;
}
