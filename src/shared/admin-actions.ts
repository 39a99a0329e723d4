import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { forbidden } from './problem';

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

/** Whether whoever asks has a right; the route's audience names it, as its own or as `further`. */
export function holdsRight(ctx: Context, action: string): boolean {
  const { userAbility } = ctx.state as { userAbility: { can(action: string): boolean } };
  return userAbility.can(action);
}

/**
 * A right beyond the one that opened the route, for a part of the request that needs it; the route's audience names
 * it as `further`.
 * @throws Problem 403
 */
export function requireRight(ctx: Context, action: string): void {
  if (!holdsRight(ctx, action)) throw forbidden();
}

/** Call from a plugin's `bootstrap`. */
export async function registerAdminActions(strapi: Core.Strapi, actions: readonly AdminAction[]): Promise<void> {
  const { actionProvider } = strapi.service('admin::permission') as unknown as { actionProvider: ActionProvider };
  await actionProvider.registerMany(actions);
}
