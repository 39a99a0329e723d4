/**
 * The panel's build, where Strapi has written an English word into its code instead of a text that can be
 * translated. A word that is no longer there stops the build: then this has to be looked at again.
 */
interface Plugin {
  name: string;
  transform(code: string, id: string): string | null;
}

interface Rewrite {
  /** End of the module's path. */
  module: string;
  from: string;
  to: string;
  needs: string;
}

const REWRITES: readonly Rewrite[] = [
  {
    module: '/Settings/pages/Users/ListPage.mjs',
    from: `children: isActive ? 'Active' : 'Inactive'`,
    to: `children: jsx(FormattedMessage, isActive
      ? { id: 'Settings.permissions.users.active', defaultMessage: 'Active' }
      : { id: 'Settings.permissions.users.inactive', defaultMessage: 'Inactive' })`,
    needs: `import { FormattedMessage } from 'react-intl';\n`,
  },
];

const translatable: Plugin = {
  name: 'yizhan-translatable',
  transform(code, id) {
    const rewrite = REWRITES.find(({ module }) => id.split('?')[0]!.endsWith(module));
    if (!rewrite) return null;
    if (!code.includes(rewrite.from)) throw new Error(`${rewrite.module} no longer says ${rewrite.from}`);
    return rewrite.needs + code.replace(rewrite.from, rewrite.to);
  },
};

export default (config: { plugins?: unknown[] }) => ({ ...config, plugins: [...(config.plugins ?? []), translatable] });
