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
    state: {
      pending: { zh: '待付款', en: 'Awaiting payment' },
      paid: { zh: '待确认', en: 'Awaiting confirmation' },
      confirmed: { zh: '待入住', en: 'Confirmed' },
      in_service: { zh: '入住中', en: 'Checked in' },
      completed: { zh: '已完成', en: 'Completed' },
      closed: { zh: '已关闭', en: 'Closed' },
      cancelled: { zh: '已取消', en: 'Cancelled' },
      refunding: { zh: '退款中', en: 'Refund under way' },
      refunded: { zh: '已退款', en: 'Refunded' },
    },
    source: {
      mini_program: { zh: '小程序', en: 'Mini-program' },
      h5: { zh: '网页', en: 'Web' },
      desk: { zh: '前台', en: 'Desk' },
      phone: { zh: '电话', en: 'Phone' },
      walk_in: { zh: '到店', en: 'Walk-in' },
    },
  },
  'plugin::ordering.payment': {
    state: {
      pending: { zh: '待付', en: 'Pending' },
      closing: { zh: '关闭中', en: 'Closing' },
      closed: { zh: '已关闭', en: 'Closed' },
      succeeded: { zh: '已到账', en: 'Received' },
    },
    tender: {
      wechat: { zh: '微信支付', en: 'WeChat Pay' },
      none: { zh: '无需付款', en: 'No payment' },
      voucher: { zh: '代金券', en: 'Voucher' },
      points: { zh: '积分', en: 'Points' },
      card: { zh: '会员卡余额', en: 'Card balance' },
      stored: { zh: '储值余额', en: 'Stored value' },
      cash: { zh: '现金', en: 'Cash' },
      pos: { zh: 'POS 刷卡', en: 'Card terminal' },
      transfer: { zh: '转账', en: 'Transfer' },
    },
  },
  'plugin::ordering.refund': {
    state: {
      pending: { zh: '待处理', en: 'Queued' },
      processing: { zh: '处理中', en: 'Under way' },
      succeeded: { zh: '已到账', en: 'Arrived' },
      abnormal: { zh: '异常', en: 'Abnormal' },
      closed: { zh: '已关闭', en: 'Closed' },
    },
    byHand: {
      overdue: { zh: '已超过微信退款期限', en: 'Too old for WeChat' },
      closed: { zh: '微信多次关闭退款', en: 'Closed by WeChat again and again' },
      mismatch: { zh: '与微信的记录不符', en: 'Differs from WeChat’s record' },
    },
  },
  'plugin::ordering.order-event': {
    actor: {
      guest: { zh: '客人', en: 'Guest' },
      staff: { zh: '店员', en: 'Staff' },
      system: { zh: '系统', en: 'System' },
      wechat: { zh: '微信', en: 'WeChat' },
    },
  },
  'plugin::ordering.order-change': {
    state: {
      pending: { zh: '待付差价', en: 'Awaiting payment' },
      applied: { zh: '已生效', en: 'Applied' },
      closed: { zh: '未生效', en: 'Closed' },
    },
    settle: {
      collect: { zh: '收取或退还', en: 'Collect or give back' },
      waive: { zh: '免除', en: 'Waive' },
    },
    actor: {
      guest: { zh: '客人', en: 'Guest' },
      staff: { zh: '店员', en: 'Staff' },
    },
  },
  'plugin::membership.member': {
    language: {
      'zh-CN': { zh: '简体中文', en: 'Simplified Chinese' },
      en: { zh: '英文', en: 'English' },
    },
  },
  'plugin::membership.account-deletion': {
    state: {
      pending: { zh: '待注销', en: 'Pending' },
      withdrawn: { zh: '已撤回', en: 'Withdrawn' },
      done: { zh: '已注销', en: 'Closed' },
    },
  },
  'api::banner.banner': {
    page: {
      list: { zh: '全部房源', en: 'All houses' },
      map: { zh: '地图', en: 'Map' },
      favourites: { zh: '我的收藏', en: 'Favourites' },
      orders: { zh: '我的订单', en: 'Orders' },
    },
  },
  'api::article.article': {
    category: {
      charter: { zh: '用户章程', en: 'Charter' },
      privacy: { zh: '隐私政策', en: 'Privacy' },
      agreement: { zh: '用户协议', en: 'Agreement' },
      guide: { zh: '指南', en: 'Guide' },
      about: { zh: '关于我们', en: 'About' },
    },
  },
  'api::extra.extra': {
    basis: {
      per_stay: { zh: '每次入住', en: 'Per stay' },
      per_night: { zh: '每晚', en: 'Per night' },
      per_person: { zh: '每人', en: 'Per person' },
      per_person_night: { zh: '每人每晚', en: 'Per person and night' },
    },
  },
  'api::top-up-rule.top-up-rule': {
    giftLater: {
      proportion: { zh: '按退回本金的比例', en: 'In proportion to the principal' },
      all: { zh: '全部收回', en: 'All of it' },
    },
    usedGift: {
      waived: { zh: '不追究', en: 'Given up' },
      deducted: { zh: '从退款中扣除', en: 'Taken off the refund' },
      owed: { zh: '记为欠额', en: 'Owed' },
    },
  },
  'api::rate-rule.rate-rule': {
    priceMode: {
      none: { zh: '不改价', en: 'Unchanged' },
      fixed: { zh: '一口价', en: 'Fixed price' },
      percent: { zh: '百分比', en: 'Percentage' },
      delta: { zh: '加减', en: 'Add or subtract' },
    },
  },
  'api::holiday.holiday': {
    kind: {
      holiday: { zh: '放假', en: 'Day off' },
      workday: { zh: '调休上班', en: 'Working day' },
    },
  },
  'stay.discount': {
    kind: {
      long_stay: { zh: '连住', en: 'Long stay' },
      early_bird: { zh: '早鸟', en: 'Early bird' },
    },
  },
  'plugin::messaging.message-template': {
    event: {
      order_confirm: { zh: '订单确认', en: 'Order confirmed' },
      order_reject: { zh: '未能接单', en: 'Order rejected' },
      order_cancel: { zh: '订单取消', en: 'Order cancelled' },
      order_return_payment: { zh: '超时付款退回', en: 'Late payment returned' },
      order_finish_refund: { zh: '退款到账', en: 'Refund arrived' },
      order_change: { zh: '改期', en: 'Order changed' },
      waiting_free: { zh: '候补有房', en: 'Waiting: free now' },
      redeemed: { zh: '核销成功', en: 'Redeemed at the till' },
      code_charge: { zh: '会员码付款', en: 'Paid by member code' },
      invoice_issued: { zh: '发票已开具', en: 'Invoice issued' },
      invoice_rejected: { zh: '未能开票', en: 'Invoice not issued' },
    },
  },
  'plugin::messaging.message': {
    event: {
      order_confirm: { zh: '订单确认', en: 'Order confirmed' },
      order_reject: { zh: '未能接单', en: 'Order rejected' },
      order_cancel: { zh: '订单取消', en: 'Order cancelled' },
      order_return_payment: { zh: '超时付款退回', en: 'Late payment returned' },
      order_finish_refund: { zh: '退款到账', en: 'Refund arrived' },
      order_change: { zh: '改期', en: 'Order changed' },
      waiting_free: { zh: '候补有房', en: 'Waiting: free now' },
      redeemed: { zh: '核销成功', en: 'Redeemed at the till' },
      code_charge: { zh: '会员码付款', en: 'Paid by member code' },
      invoice_issued: { zh: '发票已开具', en: 'Invoice issued' },
      invoice_rejected: { zh: '未能开票', en: 'Invoice not issued' },
    },
    outcome: {
      sent: { zh: '已发送', en: 'Sent' },
      refused: { zh: '未订阅', en: 'Not subscribed' },
      invalid: { zh: '未被接受', en: 'Not accepted' },
    },
  },
  'plugin::ordering.tender-rule': {
    storedOrder: {
      gift_first: { zh: '先扣赠送金', en: 'Gift first' },
      principal_first: { zh: '先扣本金', en: 'Principal first' },
    },
  },
  'plugin::membership.earning-rule': {
    pointsExpiry: {
      never: { zh: '长期有效', en: 'Never' },
      end_of_next_year: { zh: '次年年底', en: 'End of the next year' },
      months: { zh: '获得后若干个月', en: 'Some months later' },
    },
  },
  'plugin::membership.level-record': {
    kind: {
      upgrade: { zh: '升级', en: 'Upgrade' },
      downgrade: { zh: '降级', en: 'Downgrade' },
      kept: { zh: '保级', en: 'Kept' },
      rules: { zh: '规则调整', en: 'Rules changed' },
    },
  },
  'plugin::membership.daily-sign-in': {
    kind: {
      on_time: { zh: '当天签到', en: 'On time' },
      make_up: { zh: '补签', en: 'Made up' },
    },
  },
  'plugin::marketing.coupon-template': {
    kind: {
      'amount-off': { zh: '满减券', en: 'Amount off' },
      'percent-off': { zh: '折扣券', en: 'Percent off' },
      voucher: { zh: '代金券', en: 'Voucher money' },
      gift: { zh: '兑换券', en: 'Gift' },
    },
    scope: {
      all: { zh: '全部', en: 'Everything' },
      stays: { zh: '所有住宿', en: 'All stays' },
      houses: { zh: '指定房源', en: 'Chosen houses' },
    },
    validity: {
      days: { zh: '领取后若干天', en: 'Days after receipt' },
      dates: { zh: '固定日期', en: 'Fixed dates' },
    },
    occasion: {
      none: { zh: '不自动发放', en: 'Not by itself' },
      'new-member': { zh: '新会员注册', en: 'New member' },
      birthday: { zh: '生日当天', en: 'Birthday' },
      'after-order': { zh: '订单完成后', en: 'After an order' },
      'level-up': { zh: '会员升级', en: 'Level-up' },
    },
  },
  'api::member-card.member-card': {
    termUnit: {
      year: { zh: '年', en: 'Years' },
      half_year: { zh: '半年', en: 'Half-years' },
      quarter: { zh: '季', en: 'Quarters' },
      month: { zh: '月', en: 'Months' },
      day: { zh: '天', en: 'Days' },
    },
    refundRule: {
      none: { zh: '不可退', en: 'No refund' },
      week: { zh: '7 天内未使用可全额退', en: 'In full within 7 days, unused' },
      pro_rata: { zh: '7 天后按剩余天数退', en: 'By the days left after 7 days' },
    },
  },
  'member.card-benefit': {
    kind: {
      counted: { zh: '计次', en: 'Counted' },
      promise: { zh: '出示即享', en: 'Just shown' },
    },
  },
  'plugin::membership.card': {
    state: {
      active: { zh: '有效', en: 'Good' },
      frozen: { zh: '已冻结', en: 'Frozen' },
      expired: { zh: '已到期', en: 'Ended' },
      transferred: { zh: '已转出', en: 'Transferred' },
      replaced: { zh: '已挂失', en: 'Reported lost' },
      refunded: { zh: '已退卡', en: 'Refunded' },
      upgraded: { zh: '已升级', en: 'Upgraded' },
    },
  },
  'plugin::membership.card-event': {
    kind: {
      issue: { zh: '发卡', en: 'Issued' },
      renew: { zh: '续费', en: 'Renewed' },
      upgrade: { zh: '升级开卡', en: 'Issued by upgrade' },
      upgraded: { zh: '升级为新卡', en: 'Upgraded to a new card' },
      freeze: { zh: '冻结', en: 'Frozen' },
      unfreeze: { zh: '解冻', en: 'Unfrozen' },
      extend: { zh: '延期', en: 'Extended' },
      expire: { zh: '到期', en: 'Ended' },
      'transfer-out': { zh: '转出', en: 'Given to another member' },
      'transfer-in': { zh: '转入', en: 'Received from another member' },
      replaced: { zh: '挂失', en: 'Reported lost' },
      replacement: { zh: '补卡', en: 'Replacement issued' },
      refund: { zh: '退卡', en: 'Refunded' },
      'refund-part': { zh: '部分退款', en: 'Part refunded' },
    },
    actor: {
      member: { zh: '会员', en: 'Member' },
      staff: { zh: '员工', en: 'Staff' },
      system: { zh: '系统', en: 'System' },
    },
  },
};
