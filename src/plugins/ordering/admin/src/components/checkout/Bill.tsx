import type { DeskDetail } from '../../api/types';
import { money, useText } from '../../hooks/useText';
import { billOf } from '../../utils/bill';
import { Amount, Amounts, Faint, Rule } from '../drawer/parts';
import { QuoteLines } from '../drawer/QuoteLines';

/** Everything the stay cost, what was paid for it and how, what went back, and what is open. */
export function Bill({ order }: { order: DeskDetail }) {
  const { t, name } = useText();
  const { payments, refundedFen, keptFen, dueFen } = billOf(order);
  const { items, totalFen } = order.quote;
  return (
    <Amounts data-testid="desk-bill">
      {items.map((item, index) => (
        <div key={index} style={{ display: 'contents' }}>
          {items.length > 1 && <Faint>{item.title}</Faint>}
          <QuoteLines lines={item.lines} quantity={item.quantity} />
        </div>
      ))}
      <Rule />
      <Amount label={t('bill.total')} amount={money(totalFen)} strong />
      {payments.map(({ no, tender, amountFen, takenBy }) => (
        <Amount
          key={no}
          label={t('bill.paid', { tender: name('tender', tender) })}
          note={takenBy && t('drawer.taken', { name: takenBy })}
          amount={money(amountFen)}
        />
      ))}
      {refundedFen > 0 && (
        <>
          <Amount label={t('drawer.refunded')} amount={money(-refundedFen)} tone="refunded" />
          <Amount label={t('drawer.kept')} amount={money(keptFen)} />
        </>
      )}
      <Rule />
      <Amount label={t(dueFen > 0 ? 'bill.due' : 'bill.settled')} amount={money(dueFen)} strong />
    </Amounts>
  );
}
