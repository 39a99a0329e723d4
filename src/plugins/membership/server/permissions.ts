/** What staff may see of members; roles are declared in src/boot/roles.ts. */
export const PERMISSIONS = {
  read: 'plugin::membership.members.read',
  /** Giving and taking by hand is a right of the ledger, whatever page it is done on. */
  adjust: 'plugin::wallet.ledger.adjust',
} as const;

export const ACTIONS = [
  { section: 'plugins', subCategory: '会员', displayName: '查看会员', uid: 'members.read', pluginName: 'membership' },
];
