import type { DeskDetail, QuoteItem } from '../../api/types';
import { money, useText } from '../../hooks/useText';
import { Amount, Amounts, Faint, Rule, Section } from './parts';
import { QuoteLines } from './QuoteLines';

function Item({ item, named }: { item: QuoteItem; named: boolean }) {
  return (
    <>
      {named && <Faint>{item.title}</Faint>}
      <QuoteLines lines={item.lines} quantity={item.quantity} />
    </>
  );
}

/** The quote as it was stored with the order, then what was received and given back. */
export function PriceSection({ order }: { order: DeskDetail }) {
  const { t } = useText();
  const { quote, paidFen, refundedFen, refundingFen } = order;
  return (
    <Section title={t('drawer.price')}>
      <Amounts>
        {quote.items.map((item, index) => (
          <Item key={index} item={item} named={quote.items.length > 1} />
        ))}
        <Rule />
        <Amount label={t('drawer.total')} amount={money(order.totalFen)} strong />
        {paidFen > 0 && <Amount label={t('drawer.paid')} amount={money(paidFen)} />}
        {refundedFen > 0 && (
          <>
            {refundedFen > refundingFen && (
              <Amount label={t('drawer.refunded')} amount={money(refundingFen - refundedFen)} tone="refunded" />
            )}
            {refundingFen > 0 && <Amount label={t('drawer.refunding')} amount={money(-refundingFen)} tone="refunded" />}
            <Amount label={t('drawer.kept')} amount={money(paidFen - refundedFen)} />
          </>
        )}
      </Amounts>
    </Section>
  );
}
