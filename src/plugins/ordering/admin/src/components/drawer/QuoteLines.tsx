import { isLocalDate } from '../../../../../../shared/local-date';
import type { QuoteItem } from '../../api/types';
import { money, useText } from '../../hooks/useText';
import { shownLines } from '../../utils/extras';
import { Amount } from './parts';

/** Every line of an item's price. @param quantity of the item, where a night is for several of it */
export function QuoteLines({ lines, quantity = 1 }: { lines: QuoteItem['lines']; quantity?: number }) {
  const { t, short } = useText();
  return shownLines(lines).map(({ date, label, note, nights, amountFen }, index) => {
    const night = date && isLocalDate(date) ? short(date) : null;
    const times = night && quantity > 1 ? t('row.quantity', { quantity }) : null;
    const span = nights > 0 ? t('row.nights', { nights }) : null;
    return (
      <Amount
        key={index}
        label={night ?? label}
        note={[night ? label : null, note, times, span].filter(Boolean).join(' · ')}
        amount={money(amountFen)}
        tone={amountFen < 0 ? 'saved' : undefined}
      />
    );
  });
}
