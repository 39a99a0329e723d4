/** What staff may do with orders; roles are declared in src/boot/roles.ts. */
export const PERMISSIONS = {
  read: 'plugin::ordering.orders.read',
  confirm: 'plugin::ordering.orders.confirm',
  service: 'plugin::ordering.orders.service',
  refund: 'plugin::ordering.orders.refund',
  change: 'plugin::ordering.orders.change',
  place: 'plugin::ordering.orders.place',
  collect: 'plugin::ordering.orders.collect',
  adjust: 'plugin::ordering.orders.adjust',
  reveal: 'plugin::ordering.guests.reveal',
} as const;

/**
 * The till's right, of the plugin that stands on this one: who may charge a member there, after looking the member
 * up, may also let a booking be paid from the wallet. There is no second rule for the same money.
 */
export const CHARGE_MEMBERS = 'plugin::cashier.desk.use';

const NAMES: Record<keyof typeof PERMISSIONS, string> = {
  read: '查看订单台',
  confirm: '确认与拒绝订单',
  service: '办理入住与退房',
  refund: '退款',
  change: '改期与换房',
  place: '代客下单',
  collect: '前台收款与退还',
  adjust: '手工调价',
  reveal: '查看完整证件号',
};

/** As the admin's permission registry takes them. */
export const ACTIONS = (Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[]).map((key) => ({
  section: 'plugins',
  subCategory: '订单',
  displayName: NAMES[key],
  uid: PERMISSIONS[key].replace('plugin::ordering.', ''),
  pluginName: 'ordering',
}));
