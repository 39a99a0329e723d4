/** What staff may do with owners; roles are declared in src/boot/roles.ts. */
export const PERMISSIONS = {
  read: 'plugin::owners.owners.read',
  keep: 'plugin::owners.owners.keep',
} as const;

export const ACTIONS = [
  { section: 'plugins', subCategory: '业主', displayName: '查看业主', uid: 'owners.read', pluginName: 'owners' },
  {
    section: 'plugins',
    subCategory: '业主',
    displayName: '维护楼栋、房号与业主',
    uid: 'owners.keep',
    pluginName: 'owners',
  },
];
