import manifest from './manifest.json';

/** As WeChat and the stores know this client. */
export const VERSION = manifest.versionName;
