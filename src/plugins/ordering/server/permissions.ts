/** What staff may do with orders; roles are declared in src/boot/roles.ts. */
export const PERMISSIONS = {
  read: 'plugin::ordering.orders.read',
  confirm: 'plugin::ordering.orders.confirm',
  service: 'plugin::ordering.orders.service',
  refund: 'plugin::ordering.orders.refund',
  change: 'plugin::ordering.orders.change',
  adjust: 'plugin::ordering.orders.adjust',
} as const;

const NAMES: Record<keyof typeof PERMISSIONS, string> = {
  read: '查看订单台',
  confirm: '确认与拒绝订单',
  service: '办理入住与退房',
  refund: '退款',
  change: '改期与换房',
  adjust: '减免与调价',
};

/** As the admin's permission registry takes them. */
export const ACTIONS = (Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[]).map((key) => ({
  section: 'plugins',
  subCategory: '订单',
  displayName: NAMES[key],
  uid: PERMISSIONS[key].replace('plugin::ordering.', ''),
  pluginName: 'ordering',
}));
