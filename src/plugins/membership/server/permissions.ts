/** What staff may see of members; roles are declared in src/boot/roles.ts. */
export const PERMISSIONS = {
  read: 'plugin::membership.members.read',
  /** Giving, freezing, extending and replacing member cards. */
  cards: 'plugin::membership.cards.manage',
  /** A card with everything on it goes to somebody else. */
  transferCards: 'plugin::membership.cards.transfer',
  /** Giving and taking by hand is a right of the ledger, whatever page it is done on. */
  adjust: 'plugin::wallet.ledger.adjust',
} as const;

export const ACTIONS = [
  { section: 'plugins', subCategory: '会员', displayName: '查看会员', uid: 'members.read', pluginName: 'membership' },
  {
    section: 'plugins',
    subCategory: '会员',
    displayName: '办理会员卡（赠卡、冻结、延期、补卡）',
    uid: 'cards.manage',
    pluginName: 'membership',
  },
  {
    section: 'plugins',
    subCategory: '会员',
    displayName: '转让会员卡',
    uid: 'cards.transfer',
    pluginName: 'membership',
  },
];
