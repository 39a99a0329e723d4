/**
 * What an enumeration's codes are called on screen. Strapi stores ASCII codes only, so a code never
 * changes and its name lives here.
 *
 * enumLabels[content type or component uid][attribute][code] = { zh, en }
 *
 * A code without a label is shown as it is.
 */
export interface EnumLabel {
  zh: string;
  en: string;
}

export type EnumLabels = Record<string, Record<string, Record<string, EnumLabel>>>;

export const enumLabels: EnumLabels = {
  'plugin::ordering.order': {
    status: {
      pending: { zh: '待付款', en: 'Awaiting payment' },
      paid: { zh: '待确认', en: 'Awaiting confirmation' },
      confirmed: { zh: '待入住', en: 'Confirmed' },
      in_service: { zh: '入住中', en: 'In house' },
      completed: { zh: '已完成', en: 'Completed' },
      closed: { zh: '已关闭', en: 'Closed' },
      cancelled: { zh: '已取消', en: 'Cancelled' },
      refunding: { zh: '退款中', en: 'Refunding' },
      refunded: { zh: '已退款', en: 'Refunded' },
    },
  },
};
