/** Rows of what is printed, Chinese with English beside it. */
import { fullDate, shortDate } from '../../../../../../admin/shared/dates';
import { formatDateZh, isLocalDate } from '../../../../../../shared/local-date';
import type { DeskDetail } from '../../api/types';
import { money } from '../../hooks/useText';
import { useVenue } from '../../hooks/useVenueClock';
import { billOf } from '../../utils/bill';
import { stayOf, wallClock } from '../../utils/dates';
import { shownLines } from '../../utils/extras';

const TENDERS: Record<string, [string, string]> = {
  wechat: ['微信支付', 'WeChat Pay'],
  cash: ['现金', 'Cash'],
  pos: ['POS 刷卡', 'Card'],
  transfer: ['转账', 'Transfer'],
  voucher: ['代金券', 'Voucher'],
  points: ['积分', 'Points'],
  card: ['会员卡余额', 'Card balance'],
  stored: ['储值余额', 'Stored value'],
};

export const Both = ({ zh, en }: { zh: string; en: string }) => (
  <>
    {zh} <small>{en}</small>
  </>
);

export function Row({ zh, en, value, total }: { zh: string; en: string; value: string; total?: boolean }) {
  return (
    <tr data-total={total || undefined}>
      <th scope="row">
        <Both zh={zh} en={en} />
      </th>
      <td>{value}</td>
    </tr>
  );
}

export function StayRows({ order }: { order: DeskDetail }) {
  const { zone } = useVenue();
  return order.items.map((item) => {
    const stay = stayOf(item.details);
    const time = (at: string | null): string => (at ? ` ${wallClock(at, zone).time}` : '');
    return (
      <tbody key={item.key}>
        <Row
          zh="项目"
          en="Booked"
          value={[item.title, item.unitLabel, item.quantity > 1 ? `× ${item.quantity}` : ''].filter(Boolean).join(' ')}
        />
        {stay && (
          <>
            <Row
              zh="入住"
              en="Arrival"
              value={`${formatDateZh(stay.checkIn)}${time(order.startsAt)} · ${fullDate(stay.checkIn, 'en')}`}
            />
            <Row
              zh="离店"
              en="Departure"
              value={`${formatDateZh(stay.checkOut)}${time(order.endsAt)} · ${fullDate(stay.checkOut, 'en')}`}
            />
            <Row zh="晚数" en="Nights" value={String(stay.nights)} />
            {stay.adults !== null && (
              <Row
                zh="人数"
                en="Guests"
                value={`${stay.adults} 成人 adults${stay.children ? `，${stay.children} 儿童 children` : ''}`}
              />
            )}
          </>
        )}
      </tbody>
    );
  });
}

export function PriceRows({ order }: { order: DeskDetail }) {
  const { payments, dueFen } = billOf(order);
  return (
    <tbody>
      {order.quote.items.flatMap((item, i) =>
        shownLines(item.lines).map((line, j) => (
          <tr key={`${i}-${j}`}>
            <th scope="row">
              {line.date && isLocalDate(line.date)
                ? `${shortDate(line.date, 'zh')} · ${shortDate(line.date, 'en')}`
                : line.label}{' '}
              <small>
                {[line.date && line.label, line.note, line.nights > 0 && `${line.nights} 晚 nights`]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </th>
            <td>{money(line.amountFen)}</td>
          </tr>
        )),
      )}
      <Row total zh="合计" en="Total" value={money(order.quote.totalFen)} />
      {payments.map(({ no, tender, amountFen }) => {
        const [zh, en] = TENDERS[tender] ?? [tender, tender];
        return <Row key={no} zh={`已收 ${zh}`} en={`Paid, ${en}`} value={money(amountFen)} />;
      })}
      {order.refundedFen > 0 && <Row zh="已退" en="Refunded" value={money(-order.refundedFen)} />}
      {order.deposits.map(({ id, amountFen, returnedFen }) => (
        <Row
          key={id}
          zh={returnedFen === null ? '押金（未退）' : '押金已退'}
          en={returnedFen === null ? 'Deposit held' : 'Deposit returned'}
          value={money(returnedFen ?? amountFen)}
        />
      ))}
      {dueFen > 0 && <Row total zh="待付" en="Due" value={money(dueFen)} />}
    </tbody>
  );
}
