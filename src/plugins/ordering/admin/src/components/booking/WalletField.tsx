import { Button, Checkbox } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { AgreedQuote, OfferedTender } from '../../api/types';
import { money, useText } from '../../hooks/useText';
import { choosesAny, sameChoice, type TenderChoice } from '../../utils/tenders';
import { Amount, Faint, Rule } from '../drawer/parts';
import { Hint } from './layout';

const Group = styled.fieldset`
  padding: 0;
  border: 0;

  legend {
    padding: 0;
    font-size: 1.2rem;
    line-height: 1.6rem;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;

const Row = styled.div`
  display: flex;
  gap: 1.2rem;
  align-items: center;
  justify-content: space-between;
  min-height: 4.4rem;
  font-size: 1.4rem;
  font-variant-numeric: tabular-nums;
  color: ${({ theme }) => theme.colors.neutral800};

  strong {
    color: ${({ theme }) => theme.colors.success700};
  }
`;

interface WalletFieldProps {
  quote: AgreedQuote;
  chosen: TenderChoice;
  disabled: boolean;
  onChoose(chosen: TenderChoice): void;
}

/** What the member holds and may pay with, one tick each; amounts are the server's. Nothing is ticked before staff do. */
export function WalletField({ quote, chosen, disabled, onChoose }: WalletFieldProps) {
  const { t } = useText();
  const offered = quote.tenders.filter(({ availableFen }) => availableFen > 0);
  if (offered.length === 0) return null;
  const { suggestedTenders: suggested, payableFen, totalFen } = quote;
  const noteOf = ({ unusableBecause, units, availableFen }: OfferedTender): string => {
    const available = t('booking.wallet.available', { amount: money(availableFen) });
    if (unusableBecause) return `${available} · ${unusableBecause}`;
    return units ? `${available} · ${t('booking.wallet.points', { n: units })}` : available;
  };
  return (
    <Group disabled={disabled} data-testid="booking-wallet">
      <legend>{t('booking.wallet')}</legend>
      <Hint>{t('booking.wallet.hint')}</Hint>
      {offered.map((tender) => {
        const { code, label, amountFen, unusableBecause } = tender;
        const on = chosen[code] ?? false;
        return (
          <Row key={code}>
            <Checkbox
              checked={on}
              disabled={disabled || (unusableBecause !== null && !on)}
              data-testid={`booking-wallet-${code}`}
              onCheckedChange={(next) => onChoose({ ...chosen, [code]: next === true })}
            >
              {label} <Faint>{noteOf(tender)}</Faint>
            </Checkbox>
            {amountFen > 0 && <strong>{money(-amountFen)}</strong>}
          </Row>
        );
      })}
      {choosesAny(suggested) && !sameChoice(suggested, chosen) && (
        <Button
          type="button"
          size="S"
          variant="secondary"
          disabled={disabled}
          data-testid="booking-wallet-best"
          onClick={() => onChoose(suggested)}
        >
          {t('booking.wallet.best')}
        </Button>
      )}
      {payableFen < totalFen && (
        <div data-testid="booking-rest">
          <Rule style={{ margin: '1.2rem 0' }} />
          <Amount label={t('booking.wallet.rest')} amount={money(payableFen)} strong />
        </div>
      )}
    </Group>
  );
}
