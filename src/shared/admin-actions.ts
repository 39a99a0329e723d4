import type { Core } from '@strapi/strapi';

/** A right that an admin role may have, as Strapi's permission registry takes it. */
export interface AdminAction {
  section: string;
  subCategory: string;
  displayName: string;
  uid: string;
  pluginName: string;
}

interface ActionProvider {
  registerMany(actions: readonly AdminAction[]): Promise<void>;
}

/** Call from a plugin's `bootstrap`. */
export async function registerAdminActions(strapi: Core.Strapi, actions: readonly AdminAction[]): Promise<void> {
  const { actionProvider } = strapi.service('admin::permission') as unknown as { actionProvider: ActionProvider };
  await actionProvider.registerMany(actions);
}
