import { Button, Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { AgreedQuote } from '../../api/types';
import type { Problem } from '../../../../../../admin/shared/problem';
import { money, useText } from '../../hooks/useText';
import { HOLDS } from '../../utils/booking';
import { wayOf, type TenderChoice } from '../../utils/tenders';
import { Refused } from '../dialog/frame';
import { TENDERS, type OfflineTender } from '../dialog/CollectDialog';
import { Segments } from '../Segments';
import { Card, Heading } from './layout';
import { WalletField } from './WalletField';

const Stack = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
`;

export interface PaymentDraft {
  tender: OfflineTender | 'later';
  receiptNo: string;
  holdHours: number;
}

interface PaymentCardProps {
  payment: PaymentDraft;
  mayCollect: boolean;
  /** Of the wish, or of the last one while `stale`. */
  quote: AgreedQuote | null;
  stale: boolean;
  wallet: TenderChoice;
  ready: boolean;
  running: boolean;
  disabled: boolean;
  problem: Problem | null;
  onChange(payment: PaymentDraft): void;
  onWallet(wallet: TenderChoice): void;
}

/** How it is paid; the one button says what it costs. */
export function PaymentCard({
  payment,
  mayCollect,
  quote,
  stale,
  wallet,
  ready,
  running,
  disabled,
  problem,
  onChange,
  onWallet,
}: PaymentCardProps) {
  const { t, problem: say } = useText();
  const later = payment.tender === 'later';
  const tenders = [...(mayCollect ? TENDERS : []), 'later' as const];
  const paidByWallet = quote !== null && wayOf(quote) === 'wallet';
  return (
    <Card aria-label={t('booking.tender')}>
      <Heading>{t('booking.tender')}</Heading>
      <Stack>
        {quote && <WalletField quote={quote} chosen={wallet} disabled={disabled} onChoose={onWallet} />}
        {!paidByWallet && (
          <Segments
            label={t('booking.tender')}
            testId="booking-tender"
            value={payment.tender}
            options={tenders.map((key) => [key, t(`tender.${key}`)] as const)}
            disabled={disabled}
            onChange={(tender) => onChange({ ...payment, tender })}
          />
        )}
        {paidByWallet ? null : later ? (
          <Field.Root name="hold" hint={t('booking.hold.hint')}>
            <Field.Label>{t('booking.hold')}</Field.Label>
            <SingleSelect
              data-testid="booking-hold"
              value={String(payment.holdHours)}
              disabled={disabled}
              onChange={(value) => onChange({ ...payment, holdHours: Number(value) })}
            >
              {HOLDS.map((hours) => (
                <SingleSelectOption key={hours} value={String(hours)}>
                  {hours < 48 ? t('booking.hold.hours', { hours }) : t('booking.hold.days', { days: hours / 24 })}
                </SingleSelectOption>
              ))}
            </SingleSelect>
            <Field.Hint />
          </Field.Root>
        ) : (
          <Field.Root name="receipt" hint={t('booking.receipt.hint')}>
            <Field.Label>{t('booking.receipt')}</Field.Label>
            <TextInput
              data-testid="booking-receipt"
              autoComplete="off"
              maxLength={40}
              value={payment.receiptNo}
              disabled={disabled}
              onChange={(event) => onChange({ ...payment, receiptNo: event.target.value })}
            />
            <Field.Hint />
          </Field.Root>
        )}
        {problem && !running && (
          <Refused role="alert" data-testid="booking-refused">
            {say(problem)}
            {problem.uncertain && <div>{t('dialog.uncertain')}</div>}
          </Refused>
        )}
        <Button type="submit" size="L" fullWidth loading={running} disabled={!ready} data-testid="booking-submit">
          {stale || !quote ? t('booking.do') : buttonText(quote)}
        </Button>
      </Stack>
    </Card>
  );

  function buttonText({ totalFen, payableFen }: AgreedQuote): string {
    if (paidByWallet) return t('booking.do.wallet', { amount: money(totalFen) });
    if (later) return t('booking.do.later', { amount: money(payableFen) });
    return totalFen === 0 ? t('booking.do.free') : t('booking.do.paid', { amount: money(payableFen) });
  }
}
