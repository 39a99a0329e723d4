import { Field, TextInput } from '@strapi/design-system';
import type { AgreedQuote } from '../../api/types';
import type { Problem } from '../../../../../../admin/shared/problem';
import { money, useText } from '../../hooks/useText';
import { readAdjustment, type AdjustmentDraft } from '../../utils/booking';
import { Amount, Amounts, Rule } from '../drawer/parts';
import { QuoteLines } from '../drawer/QuoteLines';
import { Refused } from '../dialog/frame';
import { CouponField } from './CouponField';
import { Card, Fields, Heading, Hint } from './layout';
import { YUAN } from '../../../../../../admin/shared/panel';

interface PriceCardProps {
  /** Of the wish, or of the last one while `stale`. */
  quote: AgreedQuote | null;
  stale: boolean;
  loading: boolean;
  problem: Problem | null;
  chosen: boolean;
  adjustment: AdjustmentDraft;
  mayAdjust: boolean;
  disabled: boolean;
  onAdjust(adjustment: AdjustmentDraft): void;
  onCoupon(id: string | null): void;
}

export function PriceCard(props: PriceCardProps) {
  const { quote, stale, loading, problem, chosen, adjustment, mayAdjust, disabled, onAdjust, onCoupon } = props;
  const { t, problem: say } = useText();
  const incomplete = !readAdjustment(adjustment).ok;
  return (
    <Card aria-label={t('drawer.price')} aria-busy={loading}>
      <Heading>{t('drawer.price')}</Heading>
      {!chosen && <Hint>{t('booking.choose')}</Hint>}
      {chosen && problem && (
        <Refused role="alert" data-testid="booking-problem">
          {say(problem)}
        </Refused>
      )}
      {chosen && quote && !problem && (
        <Amounts data-testid="booking-price" style={stale ? { opacity: 0.6 } : undefined}>
          {quote.items.map((item, index) => (
            <QuoteLines key={index} lines={item.lines} />
          ))}
          <Rule />
          <Amount label={t('drawer.total')} amount={money(quote.totalFen)} strong />
        </Amounts>
      )}
      {chosen && quote && !problem && <CouponField quote={quote} disabled={disabled} onChoose={onCoupon} />}
      {mayAdjust && chosen && (
        <Fields $columns="14rem 1fr" style={{ marginTop: '1.6rem' }}>
          <Field.Root name="adjustment" hint={t('booking.adjust.hint')}>
            <Field.Label>{t('booking.adjust')}</Field.Label>
            <TextInput
              data-testid="booking-adjust"
              inputMode="decimal"
              autoComplete="off"
              placeholder="-50"
              startAction={YUAN}
              value={adjustment.amount}
              disabled={disabled}
              onChange={(event) => onAdjust({ ...adjustment, amount: event.target.value.trim() })}
            />
            <Field.Hint />
          </Field.Root>
          <Field.Root
            name="adjustment-reason"
            hint={t('booking.adjust.reason.hint')}
            error={incomplete ? t('booking.adjust.incomplete') : undefined}
          >
            <Field.Label>{t('dialog.reason')}</Field.Label>
            <TextInput
              data-testid="booking-adjust-reason"
              autoComplete="off"
              maxLength={60}
              value={adjustment.reason}
              disabled={disabled}
              onChange={(event) => onAdjust({ ...adjustment, reason: event.target.value })}
            />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
        </Fields>
      )}
    </Card>
  );
}
