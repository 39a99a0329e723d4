/** What staff may do with the ledger; roles are declared in src/boot/roles.ts. */
export const PERMISSIONS = {
  read: 'plugin::wallet.ledger.read',
  adjust: 'plugin::wallet.ledger.adjust',
} as const;

export const ACTIONS = [
  { section: 'plugins', subCategory: '钱包账本', displayName: '查看账本', uid: 'ledger.read', pluginName: 'wallet' },
  { section: 'plugins', subCategory: '钱包账本', displayName: '人工调整', uid: 'ledger.adjust', pluginName: 'wallet' },
];
