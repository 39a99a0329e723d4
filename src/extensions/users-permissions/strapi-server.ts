/**
 * Guests are members with a WeChat identity; nobody signs in with a password here. Every public route of
 * the stock plugin (register, local login, password reset, providers, user records) is taken away; its
 * permission tables stay, for public content that a developer opens; its users, of whom there are none, are kept
 * out of the content manager.
 */
interface StockPlugin {
  routes: Record<string, unknown>;
  contentTypes: { user: { schema: { pluginOptions?: object } } };
}

export default (plugin: StockPlugin): StockPlugin => {
  plugin.routes['content-api'] = () => ({ type: 'content-api', routes: [] });
  const { schema } = plugin.contentTypes.user;
  schema.pluginOptions = { ...schema.pluginOptions, 'content-manager': { visible: false } };
  return plugin;
};
