/** Texts of paying with what a member holds. */
export const tendersZh = {
  'tender.title': '余额与抵扣',
  'tender.points': '{n} 积分',
  'tender.available': '可用 {price}',
  'tender.rest': '还需微信支付',
  'tender.held': '付款后扣除',
  'tender.returned': '已退 {price}',
  'tender.paidWith': '支付方式',
  'tender.payWallet': '余额支付 {price}',
  'tender.payRest': '微信支付 {price}',
  'tender.changed': '可抵扣的金额刚刚有变化，还需支付 {price}，请确认后再提交。',
  'tender.insufficient': '余额刚刚有变化，请确认后再提交。',
  'tender.covered': '其余 {price} 由余额与积分支付',
  'tender.back': '分别退回',
  'tender.walletPaid': '已用余额支付 {price}',
};
