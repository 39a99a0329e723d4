import { styled } from 'styled-components';
import { formatFen } from '../../../../../../shared/money';
import { isLocalDate } from '../../../../../../shared/local-date';
import type { Quote } from '../../api/types';
import { money, useText } from '../../hooks/useText';
import { fullDate } from '../../../../../../admin/shared/dates';
import { Faint, Section } from './parts';

const Lines = styled.dl`
  display: grid;
  grid-template-columns: 1fr auto;
  gap: 0.6rem 1.6rem;
  font-size: 1.4rem;
  line-height: 2rem;
  font-variant-numeric: tabular-nums;
  color: ${({ theme }) => theme.colors.neutral800};

  dt small {
    margin-left: 0.8rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  dd {
    text-align: right;
  }

  [data-saved] {
    color: ${({ theme }) => theme.colors.danger700};
  }
`;

const Total = styled.div`
  display: flex;
  align-items: baseline;
  justify-content: space-between;
  padding-top: 1.2rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.neutral800};

  b {
    font-size: 2.4rem;
    line-height: 3rem;
    font-variant-numeric: tabular-nums;
  }
`;

const Unusable = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 0.6rem;
  font-size: 1.3rem;
  color: ${({ theme }) => theme.colors.neutral700};

  span {
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

interface QuoteLinesProps {
  quote: Quote;
  nights: number;
  quantity: number;
}

/** Every line of the quote with its reason, and every discount that does not apply with why. */
export function QuoteLines({ quote, nights, quantity }: QuoteLinesProps) {
  const { t, locale } = useText();
  const average = Math.floor(quote.totalFen / (nights * quantity));
  return (
    <>
      <Section title={t('quote.total')}>
        <Lines data-testid="quote-lines">
          {quote.items
            .flatMap(({ lines }) => lines)
            .map((line, i) => (
              <FragmentLine
                key={i}
                label={line.date && isLocalDate(line.date) ? fullDate(line.date, locale) : line.label}
                note={line.date ? line.label : line.note}
                amountFen={line.amountFen}
              />
            ))}
        </Lines>
        <Total>
          <span>{t('quote.average', { price: money(average) })}</span>
          <b data-testid="quote-total">{formatFen(quote.totalFen)}</b>
        </Total>
      </Section>
      {quote.unusable.length > 0 && (
        <Section title={t('quote.unusable')}>
          <Unusable>
            {quote.unusable.map(({ code, label, reason }, i) => (
              <li key={`${code}-${i}`}>
                {label} <span>· {reason}</span>
              </li>
            ))}
          </Unusable>
        </Section>
      )}
      <Section title={t('quote.policy')}>
        <Faint>
          {quote.cancellationPolicy.name} · {quote.cancellationPolicy.summary}
        </Faint>
      </Section>
    </>
  );
}

function FragmentLine({ label, note, amountFen }: { label: string; note: string | null; amountFen: number }) {
  return (
    <>
      <dt>
        {label}
        {note && <small>{note}</small>}
      </dt>
      <dd data-saved={amountFen < 0 || undefined}>{formatFen(amountFen)}</dd>
    </>
  );
}
