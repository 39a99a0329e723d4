/** What staff may do with invoices; roles are declared in src/boot/roles.ts. */
export const PERMISSIONS = {
  read: 'plugin::invoicing.invoices.read',
  issue: 'plugin::invoicing.invoices.issue',
} as const;

export const ACTIONS = [
  { section: 'plugins', subCategory: '发票', displayName: '查看发票', uid: 'invoices.read', pluginName: 'invoicing' },
  {
    section: 'plugins',
    subCategory: '发票',
    displayName: '开票、驳回与作废',
    uid: 'invoices.issue',
    pluginName: 'invoicing',
  },
];
