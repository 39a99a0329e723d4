/** What happened to an order, in words for the guest. */
import { formatFen } from '../../../../shared/money';
import { text, type Text } from '../../../../shared/text';
import { isOffline, isWallet, TENDER_NAMES, type Tender } from './tenders';

const TEXTS: Record<string, Text> = {
  place: text('订单已提交，请在保留时间内付款', 'Order placed; please pay while it is held'),
  pay: text('付款成功', 'Paid'),
  revive: text('付款成功，已重新为您保留', 'Paid; your booking was secured again'),
  confirm: text('商家已确认', 'Confirmed by the host'),
  reject: text('商家未能接单，全额退款', 'The host could not accept; everything is refunded'),
  'reject-free': text('商家未能接单', 'The host could not accept'),
  close: text('订单未付款，已关闭', 'Not paid; the order was closed'),
  cancel: text('订单已取消', 'Cancelled'),
  'cancel-free': text('订单已取消', 'Cancelled'),
  'check-in': text('已办理入住', 'Checked in'),
  'check-out': text('已退房，期待再次相见', 'Checked out; see you again'),
  deliver: text('已到账', 'Delivered'),
  'no-show': text('未到店，订单已结束', 'Nobody came; the order has ended'),
  'adjust-price': text('商家调整了价格', 'The host changed the price by'),
  'reveal-identity': text('查看了完整证件号', 'Looked at a whole identity number'),
  'list-guests': text('登记了入住人', 'Listed the guests'),
  'take-deposit': text('前台收取押金', 'Deposit taken'),
  'return-deposit': text('押金已退还', 'Deposit given back'),
  refund: text('商家为您退款', 'The host refunded a part'),
  'return-request': text('申请退款，等待商家确认', 'Asked for a refund; the host will look at it'),
  'return-decline': text('商家没有同意退款', 'The host did not agree to the refund'),
  return: text('已为您退款', 'Refunded'),
  'refund-arrived': text('退款已原路退回', 'The refund has been sent back to you'),
  'finish-refund': text('退款完成', 'Refund complete'),
  'return-payment': text(
    '付款到账较晚，房间已被订走，全额退款',
    'The payment came too late and the place was gone; everything is refunded',
  ),
  'change-request': text('申请改期', 'A change was asked for'),
  change: text('已改期', 'Changed'),
  reconfirm: text('改期后需要商家重新确认', 'The change needs to be confirmed by the host'),
  'change-expired': text(
    '未在保留时间内支付差价，改期没有生效',
    'The difference was not paid in time; nothing was changed',
  ),
  'change-abandoned': text('已放弃改期，订单不变', 'The change was given up; the order stays as it was'),
  'change-superseded': text('未支付的改期已取消', 'The unpaid change was dropped'),
  'change-returned': text(
    '差价到账时已无法改期，全额退回，订单不变',
    'The difference came when the change was no longer possible; it goes back, the order stays as it was',
  ),
  'extra-payment': text('收到重复付款，已自动退回', 'A second payment arrived and is being sent back'),
  'move-unit': text('已换房', 'Moved to another unit'),
  'refund-by-hand': text(
    '微信已不能原路退回，商家会用其他方式退还',
    'WeChat can no longer return it; the host will hand it back another way',
  ),
  'refund-mismatch': text(
    '退款与微信的记录不符，请先在微信商户平台核对；微信以同一单号退了',
    'The refund differs from WeChat’s record, compare in the merchant platform; by its number WeChat returned',
  ),
  'refund-handed-back': text('商家已退还', 'Handed back by the host'),
  'refund-abnormal': text('退款遇到问题，商家正在处理', 'The refund met a problem; the host is looking after it'),
};

/** What money at the desk is called; other tenders need no desk. */
const tenderAtDesk = (code: unknown): Text | undefined =>
  isTender(code) && isOffline(code) ? TENDER_NAMES[code] : undefined;

/** `积分 1,200 分抵 ¥12.00`, `储值余额 ¥300.00`. */
export function partText(part: { tender: Tender; amountFen: number; units?: number | null }): Text {
  const { tender, amountFen, units } = part;
  const { zh, en } = TENDER_NAMES[tender];
  const money = formatFen(amountFen);
  return tender === 'points'
    ? text(`${units ?? 0} 积分抵 ${money}`, `${units ?? 0} points for ${money}`)
    : text(`${zh} ${money}`, `${en} ${money}`);
}

interface PaidPart {
  tender: Tender;
  amountFen: number;
  units?: number;
}

const isPaidPart = (value: unknown): value is PaidPart =>
  typeof value === 'object' &&
  value !== null &&
  isTender((value as PaidPart).tender) &&
  isAmount((value as PaidPart).amountFen);

const isTender = (code: unknown): code is Tender => typeof code === 'string' && code in TENDER_NAMES;

/** Of an order that was paid in several ways: with what. */
function paidText(known: Text, parts: readonly PaidPart[]): Text {
  const texts = parts.map(partText);
  return text(
    `${known.zh}（${texts.map(({ zh }) => zh).join('，')}）`,
    `${known.en} (${texts.map(({ en }) => en).join(', ')})`,
  );
}

/** What goes back into the wallet is there at once. */
function returnedText({ tender, amountFen, units }: PaidPart): Text {
  const { zh, en } = TENDER_NAMES[tender];
  const money = formatFen(amountFen);
  return tender === 'points'
    ? text(`${units ?? 0} 积分已退回（抵 ${money}）`, `${units ?? 0} points are back (for ${money})`)
    : text(`${money} 已退回${zh}`, `${money} is back: ${en}`);
}

/** What reads differently when money changed hands at the desk. */
const AT_DESK: Record<string, (tender: Text) => Text> = {
  pay: ({ zh, en }) => text(`已在前台付款（${zh}）`, `Paid at the desk (${en})`),
  revive: ({ zh, en }) => text(`已在前台付款（${zh}）`, `Paid at the desk (${en})`),
  'refund-arrived': ({ zh, en }) => text(`已在前台退还（${zh}）`, `Handed back at the desk (${en})`),
};

/** What reads differently when only extras changed. */
const OF_EXTRAS: Record<string, Text> = {
  'change-request': text('添加附加服务', 'Extras were asked for'),
  change: text('附加服务已更新', 'Extras updated'),
  'change-expired': text('未在保留时间内付款，附加服务没有添加', 'Not paid in time; no extras were added'),
  'change-abandoned': text('已放弃添加附加服务', 'Adding extras was given up'),
  'change-superseded': text('未支付的附加服务已取消', 'The unpaid extras were dropped'),
  'change-returned': text(
    '付款到账时已无法添加附加服务，全额退回',
    'The payment came when extras could no longer be added; it goes back',
  ),
};

/** Events that only matter to staff. */
const INTERNAL = new Set([
  'payment-mismatch',
  'reserve-again',
  'refund-closed',
  'refund-mismatch',
  'change-refused',
  'move-unit',
  'reveal-identity',
  'list-guests',
]);

export const isGuestEvent = (type: string): boolean => !INTERNAL.has(type);

export function eventText(event: { type: string; data: Record<string, unknown> | null }): Text {
  const data = event.data ?? {};
  if (event.type === 'refund-arrived' && isPaidPart(data) && isWallet(data.tender)) return returnedText(data);
  const tender = tenderAtDesk(data.tender);
  const byHand = event.type === 'refund-arrived' && data.byHand ? TEXTS['refund-handed-back'] : undefined;
  const ofExtras = data.addOn === true ? OF_EXTRAS[event.type] : undefined;
  const known =
    (tender && AT_DESK[event.type]?.(tender)) ??
    byHand ??
    ofExtras ??
    TEXTS[event.type] ??
    text(event.type, event.type);
  const said = isText(data.summary)
    ? text(`${known.zh}：${data.summary.zh}`, `${known.en}: ${data.summary.en}`)
    : known;
  const parts = Array.isArray(data.paid) ? data.paid.filter(isPaidPart) : [];
  if (parts.length > 0) return paidText(TEXTS[event.type] ?? said, parts);
  const by = tender ? text(`（${tender.zh}）`, ` (${tender.en})`) : text('', '');
  if (isAmount(data.payFen)) {
    const money = formatFen(data.payFen);
    return event.type === 'change'
      ? text(`${said.zh}，已补差价 ${money}${by.zh}`, `${said.en}; ${money} more paid${by.en}`)
      : text(`${said.zh}，请支付差价 ${money}`, `${said.en}; please pay ${money}`);
  }
  const amount = data.amountFen ?? data.refundFen;
  if (!isAmount(amount)) return said;
  const money = formatFen(amount);
  return event.type === 'change'
    ? text(`${said.zh}，退 ${money}`, `${said.en}; ${money} goes back`)
    : text(`${said.zh} ${money}`, `${said.en} ${money}`);
}

const isAmount = (value: unknown): value is number => typeof value === 'number' && value !== 0;

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
