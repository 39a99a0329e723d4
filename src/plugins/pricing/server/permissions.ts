/** What staff may do with prices; roles are declared in src/boot/roles.ts. */
export const PERMISSIONS = {
  read: 'plugin::pricing.rates.read',
  edit: 'plugin::pricing.rates.edit',
} as const;

const NAMES: Record<keyof typeof PERMISSIONS, string> = {
  read: '查看价格日历',
  edit: '在价格日历上改价',
};

/** As the admin's permission registry takes them. */
export const ACTIONS = (Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[]).map((key) => ({
  section: 'plugins',
  subCategory: '价格日历',
  displayName: NAMES[key],
  uid: PERMISSIONS[key].replace('plugin::pricing.', ''),
  pluginName: 'pricing',
}));
