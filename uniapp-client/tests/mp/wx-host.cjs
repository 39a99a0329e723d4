/**
 * Runs the BUILT mini-program in Node: WeChat's own template compiler and component model (miniprogram-simulate),
 * jsdom, a stubbed `wx`, a page stack, and none of the browser's interfaces that mini-programs lack.
 */
const path = require('node:path');
const { readFileSync } = require('node:fs');
const { JSDOM } = require('jsdom');

const ROOT = path.resolve(__dirname, '../../dist/build/mp-weixin');

const dom = new JSDOM('<!doctype html><html><body></body></html>', { pretendToBeVisual: true });
Object.assign(global, {
  window: dom.window,
  document: dom.window.document,
  HTMLElement: dom.window.HTMLElement,
  Element: dom.window.Element,
  Node: dom.window.Node,
});
for (const name of ['Event', 'CustomEvent', 'MutationObserver']) {
  Object.defineProperty(global, name, { value: dom.window[name], configurable: true, writable: true });
}

const simulate = require('miniprogram-simulate');

const ABSENT = [
  'fetch URL URLSearchParams Headers Request Response AbortController AbortSignal FormData Blob File TextEncoder',
  'TextDecoder structuredClone localStorage sessionStorage crypto atob btoa WebSocket performance queueMicrotask',
]
  .join(' ')
  .split(' ');

/** Removes what WeChat does not offer, so that a use of it fails here as it would there. */
function removeBrowser() {
  for (const name of ABSENT) {
    Object.defineProperty(global, name, { value: undefined, configurable: true, writable: true });
  }
}

/** Waits until the promises, Vue's scheduler and setData of the moment are through. */
async function settle(rounds = 12) {
  for (let n = 0; n < rounds; n += 1) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** '/a/b?x=1&y=2' → the page's path and its query, encoded as WeChat hands it over. */
function parseUrl(url) {
  const [page, search = ''] = url.split('?');
  const query = {};
  for (const pair of search.split('&').filter(Boolean)) {
    const at = pair.indexOf('=');
    query[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return { page: page.replace(/^\//, ''), query };
}

/**
 * A telephone with the mini-program started on it.
 * `answer(request)` → { status, body } or { fail: 'request:fail …' } plays the server.
 */
function createPhone({ answer, overrides = {} }) {
  const stack = [];
  const calls = [];
  const storage = new Map();
  const networkListeners = [];
  const phone = { calls, storage, stack, online: true };

  const record =
    (name, reply = {}) =>
    (options = {}) => {
      calls.push({ name, options });
      const result = typeof reply === 'function' ? reply(options) : reply;
      setTimeout(() => {
        if (result.fail) options.fail?.({ errMsg: result.fail });
        else options.success?.({ errMsg: `${name}:ok`, ...result });
        options.complete?.({ errMsg: result.fail ?? `${name}:ok` });
      }, 0);
    };
  const move = (name, act) => (options) => {
    calls.push({ name, options });
    phone.moving = Promise.resolve(phone.moving).then(() => act(options));
    options.success?.({ errMsg: `${name}:ok` });
  };
  const device = {
    windowWidth: 375,
    windowHeight: 812,
    screenHeight: 812,
    pixelRatio: 2,
    statusBarHeight: 44,
    language: 'zh_CN',
    platform: 'ios',
    system: 'iOS 18',
    brand: 'x',
    model: 'x',
    SDKVersion: '3.8.0',
    version: '8',
    safeArea: { top: 44, left: 0, right: 375, bottom: 778 },
  };

  const none = () => undefined;
  const chain = () => ({ in: chain, select: () => ({ boundingClientRect: chain, exec: none }), exec: none });
  const wx = {
    request(options) {
      calls.push({ name: 'request', options });
      // wx.request knows these methods only.
      const methods = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT', undefined];
      if (!methods.includes(options.method)) throw new Error(`request:fail method invalid ${options.method}`);
      setTimeout(() => {
        const reply = phone.online
          ? answer(options)
          : { fail: 'request:fail net::ERR_INTERNET_DISCONNECTED' };
        if (reply.fail) options.fail?.({ errMsg: reply.fail });
        else
          options.success?.({ statusCode: reply.status, data: reply.body, header: { 'X-Request-Id': 'r' } });
      }, 0);
      return { abort: none };
    },
    getStorageSync: (key) => storage.get(key) ?? '',
    setStorageSync: (key, value) => void storage.set(key, value),
    removeStorageSync: (key) => void storage.delete(key),
    setStorage: none,
    getSystemInfoSync: () => device,
    getWindowInfo: () => device,
    getDeviceInfo: () => device,
    getAppBaseInfo: () => ({ language: 'zh_CN', theme: 'light' }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0' } }),
    getLaunchOptionsSync: () => ({ path: 'pages/home/home', query: {}, scene: 1001 }),
    getNetworkType: (options) => options.success({ networkType: phone.online ? 'wifi' : 'none' }),
    onNetworkStatusChange: (listener) => void networkListeners.push(listener),
    onAppShow: none,
    onAppHide: none,
    onError: none,
    createSelectorQuery: chain,
    login: record('login', { code: 'login-code' }),
    requestPayment: record('requestPayment'),
    requestSubscribeMessage: record('requestSubscribeMessage'),
    setNavigationBarTitle: record('setNavigationBarTitle'),
    setTabBarItem: record('setTabBarItem'),
    setNavigationBarColor: record('setNavigationBarColor'),
    setKeepScreenOn: record('setKeepScreenOn'),
    setScreenBrightness: record('setScreenBrightness'),
    getScreenBrightness: ({ success }) => success({ value: 0.5 }),
    setTabBarStyle: record('setTabBarStyle'),
    setBackgroundColor: record('setBackgroundColor'),
    showToast: record('showToast'),
    stopPullDownRefresh: record('stopPullDownRefresh'),
    openLocation: record('openLocation'),
    makePhoneCall: record('makePhoneCall'),
    setClipboardData: record('setClipboardData'),
    getLocation: record('getLocation', { fail: 'getLocation:fail auth deny' }),
    previewImage: record('previewImage'),
    navigateTo: move('navigateTo', ({ url }) => open(url)),
    redirectTo: move('redirectTo', ({ url }) => (close(), open(url))),
    switchTab: move('switchTab', ({ url }) => (closeAll(), open(url))),
    navigateBack: move('navigateBack', () => (close(), resume())),
  };
  for (const [name, reply] of Object.entries(overrides)) wx[name] = record(name, reply);

  const hook = (page, name, argument) => page.component.instance[name]?.(argument);

  async function open(url) {
    const { page, query } = parseUrl(url);
    const component = simulate.render(simulate.load(path.join(ROOT, page), 'main', { rootPath: ROOT }));
    const holder = document.createElement('div');
    document.body.appendChild(holder);
    // uni reads the route of a page while it is attached.
    component.instance.route = page;
    component.instance.__route__ = page;
    const entry = { url, page, component, holder };
    stack.push(entry);
    component.attach(holder);
    hook(entry, 'onLoad', query);
    hook(entry, 'onShow');
    component.triggerLifeTime('ready');
    hook(entry, 'onReady');
    await settle();
  }
  function close() {
    const entry = stack.pop();
    hook(entry, 'onUnload');
    entry.component.detach();
    entry.holder.remove();
  }
  function closeAll() {
    while (stack.length > 0) close();
  }
  async function resume() {
    hook(stack.at(-1), 'onShow');
    await settle();
  }

  Object.assign(phone, {
    wx,
    async open(url) {
      await open(url);
      await phone.idle();
    },
    /** Until pages have stopped moving. */
    async idle() {
      for (let n = 0; n < 4; n += 1) {
        await phone.moving;
        await settle();
      }
    },
    find(id) {
      return (
        [...stack.at(-1).holder.querySelectorAll('*')].find((node) => node.__wxElement?.__id === id) ?? null
      );
    },
    text(id) {
      return (id ? phone.find(id) : stack.at(-1).holder)?.textContent.replace(/\s+/g, ' ').trim() ?? null;
    },
    classes: (id) => phone.find(id).className.replace(/[\w-]+--/g, ''),
    async fire(id, event, detail = {}) {
      const node = phone.find(id);
      if (!node) throw new Error(`no #${id} on ${phone.page}: ${phone.text()}`);
      const exparser = require('miniprogram-exparser');
      const options = { bubbles: true, composed: true, capturePhase: true };
      exparser.Event.dispatchEvent(node.__wxElement, exparser.Event.create(event, detail, options));
      await phone.idle();
    },
    tap: (id) => phone.fire(id, 'tap'),
    type: (id, value) => phone.fire(id, 'input', { value }),
    async setOnline(online) {
      phone.online = online;
      for (const listener of networkListeners)
        listener({ isConnected: online, networkType: online ? 'wifi' : 'none' });
      await phone.idle();
    },
    called: (name) => calls.filter((call) => call.name === name).map((call) => call.options),
    /** Leaves everything, so that the process can end. */
    shutDown() {
      closeAll();
      dom.window.close();
    },
  });

  Object.defineProperty(phone, 'page', { get: () => stack.at(-1).page });
  global.wx = wx;
  global.Page = none;
  global.getCurrentPages = () => stack.map((entry) => entry.component.instance);
  global.App = (definition) => {
    phone.app = definition;
    global.getApp = () => definition;
  };
  global.getApp = () => phone.app;
  removeBrowser();
  require(path.join(ROOT, 'app.js'));
  phone.app.onLaunch?.call(phone.app, { path: 'pages/home/home', query: {}, scene: 1001 });
  phone.app.onShow?.call(phone.app, {});
  return phone;
}

const readJson = (file) => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));

module.exports = { createPhone, settle, readJson, ROOT };
