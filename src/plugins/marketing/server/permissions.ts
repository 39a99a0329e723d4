/** What staff may do with coupons; roles are declared in src/boot/roles.ts. */
export const PERMISSIONS = {
  read: 'plugin::marketing.coupons.read',
  issue: 'plugin::marketing.coupons.issue',
} as const;

export const ACTIONS = [
  { section: 'plugins', subCategory: '营销', displayName: '查看优惠券', uid: 'coupons.read', pluginName: 'marketing' },
  {
    section: 'plugins',
    subCategory: '营销',
    displayName: '发放、撤回优惠券与制作兑换码',
    uid: 'coupons.issue',
    pluginName: 'marketing',
  },
];
