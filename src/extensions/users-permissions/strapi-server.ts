/**
 * Guests are members with a WeChat identity; nobody signs in with a password here. Every public route of
 * the stock plugin (register, local login, password reset, providers, user records) is taken away; its
 * permission tables stay, for public content that a developer opens.
 */
interface StockPlugin {
  routes: Record<string, unknown>;
}

export default (plugin: StockPlugin): StockPlugin => {
  plugin.routes['content-api'] = () => ({ type: 'content-api', routes: [] });
  return plugin;
};
