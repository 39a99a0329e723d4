import type { Core } from '@strapi/strapi';

export async function applyRoles(strapi: Core.Strapi): Promise<void> {
  await closeRegistration(strapi);
}

async function closeRegistration(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
  const advanced = (await store.get()) as { allow_register?: boolean } | null;
  if (advanced?.allow_register !== false) await store.set({ value: { ...advanced, allow_register: false } });
}
