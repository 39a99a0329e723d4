import { Button } from '@strapi/design-system';
import { useState } from 'react';
import type { LocalDate } from '../../../../../../shared/local-date';
import type { DeskDetail, PendingChange } from '../../api/types';
import { money, useText } from '../../hooks/useText';
import { useVenue } from '../../hooks/useVenueClock';
import { wallClock } from '../../utils/dates';
import { WithdrawChangeDialog } from '../dialog/WithdrawChangeDialog';
import { Section } from './parts';

interface PendingChangeSectionProps {
  order: DeskDetail;
  change: PendingChange;
  /** Null for whoever may not withdraw it. */
  onChanged: ((order: DeskDetail) => void) | null;
}

/** A change that waits for its payment, and the way to withdraw it. */
export function PendingChangeSection({ order, change, onChanged }: PendingChangeSectionProps) {
  const { t, short } = useText();
  const { zone } = useVenue();
  const [withdrawing, setWithdrawing] = useState(false);
  const { to, differenceFen, holdExpiresAt, addOn, summary } = change;
  return (
    <Section title={t(addOn ? 'extras.title' : 'drawer.pending')}>
      <p data-testid="desk-pending-change">
        {addOn
          ? summary
          : t('change.line', {
              title: to.title,
              from: short(to.checkIn as LocalDate),
              to: short(to.checkOut as LocalDate),
              amount: money(to.totalFen),
            })}
      </p>
      <p>
        {t(addOn ? 'extras.pending' : 'change.pending', {
          amount: money(differenceFen),
          time: wallClock(holdExpiresAt, zone).time,
        })}
      </p>
      {onChanged && (
        <Button size="S" variant="tertiary" data-testid="desk-withdraw-change" onClick={() => setWithdrawing(true)}>
          {t(addOn ? 'withdraw.extras' : 'withdraw.change')}
        </Button>
      )}
      {onChanged && withdrawing && (
        <WithdrawChangeDialog
          order={order}
          change={change}
          onClose={() => setWithdrawing(false)}
          onDone={(fresh) => {
            setWithdrawing(false);
            onChanged(fresh);
          }}
        />
      )}
    </Section>
  );
}
