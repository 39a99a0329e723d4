import type { AdminAction } from '../../../shared/admin-actions';

/** What staff may do at the till; roles are declared in src/boot/roles.ts. */
export const PERMISSIONS = {
  use: 'plugin::cashier.desk.use',
  log: 'plugin::cashier.redemptions.read',
  undo: 'plugin::cashier.redemptions.undo',
  clerks: 'plugin::cashier.clerks.edit',
} as const;

const action = (displayName: string, uid: string): AdminAction => ({
  section: 'plugins',
  subCategory: '会员收银',
  displayName,
  uid,
  pluginName: 'cashier',
});

export const ACTIONS = [
  action('收银与核销', 'desk.use'),
  action('查看核销记录', 'redemptions.read'),
  action('当日撤销核销', 'redemptions.undo'),
  action('管理店员码权限', 'clerks.edit'),
];
