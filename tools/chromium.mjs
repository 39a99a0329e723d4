// A real browser out of npm packages: nothing has to be installed by hand, not even fonts or shared libraries.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const { resolve } = createRequire(import.meta.url);
/** Where a package lies, found without asking for an entry point: some of these export only one to `import`. */
const packageFolder = (name) =>
  resolve
    .paths(name)
    .map((folder) => path.join(folder, name))
    .find((folder) => existsSync(folder));

/** No GPU, no sandbox (containers and root have none), text as wide as on a screen. */
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/**
 * A headless browser. On Linux x64 the packaged Chromium, unpacked once into the temporary folder; elsewhere an
 * installed Chrome or Edge.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return launchInstalled();
  const home = await unpacked();
  return chromium.launch({
    executablePath: path.join(home, 'chromium'),
    args: ARGS,
    env: {
      ...process.env,
      FONTCONFIG_PATH: path.join(home, 'config'),
      LD_LIBRARY_PATH: [path.join(home, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  });
}

async function launchInstalled() {
  for (const channel of ['chrome', 'msedge']) {
    try {
      return await chromium.launch({ channel });
    } catch (error) {
      if (!/is not found/.test(String(error))) throw error;
    }
  }
  throw new Error('these tests need Chrome or Edge to be installed on this platform');
}

/** The folder with browser, libraries and fonts.conf. Filled beside it and renamed: two runs may start at once. */
async function unpacked() {
  const source = packageFolder('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8'));
  const home = path.join(os.tmpdir(), `yizhan-chromium-${version}-${process.getuid()}`);
  if (!existsSync(home)) {
    const staging = mkdtempSync(`${home}-`);
    await unpackInto(staging);
    try {
      renameSync(staging, home);
    } catch (error) {
      rmSync(staging, { recursive: true, force: true });
      if (!existsSync(home)) throw error;
    }
  }
  writeFontConfig(home);
  return home;
}

/** The package unpacks into TMPDIR, its libraries only where it believes to be on a bare Amazon Linux. */
async function unpackInto(folder) {
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' });
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    await packaged.executablePath();
  } finally {
    for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'FONTCONFIG_PATH', 'HOME', 'LD_LIBRARY_PATH']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

/** Chinese and Latin from one family, straight out of its package. */
function writeFontConfig(home) {
  const fonts = packageFolder('@expo-google-fonts/noto-sans-sc');
  const folder = path.join(home, 'config');
  mkdirSync(folder, { recursive: true });
  const families = ['sans-serif', 'serif', 'monospace', 'system-ui']
    .map((name) => `<alias><family>${name}</family><prefer><family>Noto Sans SC</family></prefer></alias>`)
    .join('');
  writeFileSync(
    path.join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${path.join(fonts, '400Regular')}</dir><dir>${path.join(fonts, '700Bold')}</dir>
<cachedir>${path.join(home, 'font-cache')}</cachedir>${families}</fontconfig>\n`,
  );
}
