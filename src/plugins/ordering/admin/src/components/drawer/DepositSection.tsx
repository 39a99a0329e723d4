import { Button } from '@strapi/design-system';
import { useState } from 'react';
import type { Deposit, DeskDetail } from '../../api/types';
import { money, useText } from '../../hooks/useText';
import { DepositDialog } from '../dialog/DepositDialog';
import { Amount, Amounts, Faint, Section } from './parts';

/** Deposits of the order: beside the price, never in it. */
export function DepositSection({ order, onChanged }: { order: DeskDetail; onChanged(order: DeskDetail): void }) {
  const { t, name } = useText();
  const [settling, setSettling] = useState<Deposit | 'new' | null>(null);
  const here = order.status === 'confirmed' || order.status === 'in_service';
  if (order.deposits.length === 0 && !here) return null;
  return (
    <Section title={t('deposit.title')}>
      <Amounts>
        {order.deposits.map((deposit) => (
          <div key={deposit.id} data-testid="deposit">
            <Amount
              label={name('tender', deposit.tender)}
              note={deposit.takenBy && t('drawer.taken', { name: deposit.takenBy })}
              amount={money(deposit.amountFen)}
            />
            {deposit.returnedFen !== null ? (
              <Faint>
                {t('deposit.returned', { amount: money(deposit.returnedFen) })} {deposit.returnNote}
              </Faint>
            ) : (
              <Button size="S" variant="secondary" data-testid="deposit-return" onClick={() => setSettling(deposit)}>
                {t('deposit.return')}
              </Button>
            )}
          </div>
        ))}
        {here && (
          <div>
            <Button size="S" variant="tertiary" data-testid="deposit-take" onClick={() => setSettling('new')}>
              {t('deposit.take')}
            </Button>
          </div>
        )}
      </Amounts>
      {settling && (
        <DepositDialog
          order={order}
          deposit={settling === 'new' ? null : settling}
          onClose={() => setSettling(null)}
          onDone={(fresh) => {
            setSettling(null);
            onChanged(fresh);
          }}
        />
      )}
    </Section>
  );
}
