import { Button } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { DeskDetail, Payment, Refund } from '../../api/types';
import { money, useText } from '../../hooks/useText';
import { useVenue } from '../../hooks/useVenueClock';
import { moment } from '../../utils/dates';
import { ofWallet } from '../../utils/tenders';
import type { Hue } from '../../../../../../admin/shared/look';
import { Faint, Section, Tag } from './parts';

const PAYMENT_HUE: Record<string, Hue> = { pending: 'warning', succeeded: 'success' };
const REFUND_HUE: Record<string, Hue> = {
  pending: 'warning',
  processing: 'warning',
  succeeded: 'success',
  abnormal: 'danger',
};

const Entry = styled.div`
  display: grid;
  grid-template-columns: 1fr auto;
  gap: 0.2rem 1.2rem;
  font-size: 1.4rem;
  line-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  & + & {
    margin-top: 1.2rem;
  }

  > :nth-child(2n) {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }

  ${Faint} {
    overflow-wrap: anywhere;
    line-height: 1.8rem;
  }
`;

/** In a line of its own, below both columns. */
const Because = styled(Faint)`
  grid-column: 1 / -1;
`;

function PaymentEntry({ payment }: { payment: Payment }) {
  const { t, name, locale } = useText();
  const { today, zone } = useVenue();
  return (
    <Entry>
      <span>
        {name('tender', payment.tender)}{' '}
        <Tag $hue={PAYMENT_HUE[payment.state] ?? 'neutral'}>{name('payment', payment.state)}</Tag>
      </span>
      <strong>{money(payment.amountFen)}</strong>
      <Faint>
        {[
          payment.transactionId ?? payment.receiptNo ?? payment.no,
          payment.takenBy && t('drawer.taken', { name: payment.takenBy }),
          payment.note,
          payment.tender === 'points' && payment.units !== null && t('drawer.points', { n: payment.units }),
          ofWallet(payment.tender) && payment.state === 'pending' && t('drawer.held'),
          payment.extra && t('drawer.payments.extra'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Faint>
      <Faint>{payment.paidAt && moment(payment.paidAt, zone, locale, today)}</Faint>
    </Entry>
  );
}

interface RefundEntryProps {
  refund: Refund;
  /** People hand it back: it was taken at the desk, or WeChat cannot return it. */
  atDesk: boolean;
  onHandBack: (() => void) | null;
}

function RefundEntry({ refund, atDesk, onHandBack }: RefundEntryProps) {
  const { t, name, locale } = useText();
  const { today, zone } = useVenue();
  return (
    <Entry>
      <span>
        {name('tender', refund.tender)}{' '}
        <Tag $hue={REFUND_HUE[refund.state] ?? 'neutral'}>
          {atDesk ? name('refund.desk', refund.state) : name('refund', refund.state)}
        </Tag>
      </span>
      <strong>{money(refund.amountFen)}</strong>
      <Faint>
        {refund.reason} · {refund.no}
      </Faint>
      <Faint>{moment(refund.finishedAt ?? refund.requestedAt, zone, locale, today)}</Faint>
      {refund.byHand && <Because>{name('refund.byHand', refund.byHand)}</Because>}
      {onHandBack && (
        <Button
          size="S"
          variant="secondary"
          data-testid="desk-hand-back"
          style={{ justifySelf: 'start' }}
          onClick={onHandBack}
        >
          {t('handBack.open')}
        </Button>
      )}
    </Entry>
  );
}

interface MoneySectionProps {
  order: DeskDetail;
  onHandBack: ((refund: Refund) => void) | null;
}

export function MoneySection({ order, onHandBack }: MoneySectionProps) {
  const { t } = useText();
  const atDesk = ({ tender, byHand }: Refund): boolean => byHand !== null || (tender !== 'wechat' && !ofWallet(tender));
  return (
    <>
      <Section title={t('drawer.payments')}>
        {order.payments.length === 0 && <Faint>{t('drawer.payments.none')}</Faint>}
        {order.payments.map((payment) => (
          <PaymentEntry key={payment.no} payment={payment} />
        ))}
      </Section>
      {order.refunds.length > 0 && (
        <Section title={t('drawer.refunds')}>
          {order.refunds.map((refund) => (
            <RefundEntry
              key={refund.no}
              refund={refund}
              atDesk={atDesk(refund)}
              onHandBack={onHandBack && atDesk(refund) && refund.state === 'pending' ? () => onHandBack(refund) : null}
            />
          ))}
        </Section>
      )}
    </>
  );
}
