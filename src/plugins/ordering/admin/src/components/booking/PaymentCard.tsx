import { Button, Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Problem } from '../../../../../../admin/shared/problem';
import { money, useText } from '../../hooks/useText';
import { HOLDS } from '../../utils/booking';
import { Refused } from '../dialog/frame';
import { TENDERS, type OfflineTender } from '../dialog/CollectDialog';
import { Segments } from '../Segments';
import { Card, Heading } from './layout';

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
  totalFen: number | null;
  ready: boolean;
  running: boolean;
  disabled: boolean;
  problem: Problem | null;
  onChange(payment: PaymentDraft): void;
}

/** How it is paid; the one button says what it costs. */
export function PaymentCard({
  payment,
  mayCollect,
  totalFen,
  ready,
  running,
  disabled,
  problem,
  onChange,
}: PaymentCardProps) {
  const { t, problem: say } = useText();
  const later = payment.tender === 'later';
  const tenders = [...(mayCollect ? TENDERS : []), 'later' as const];
  const button =
    totalFen === null
      ? t('booking.do')
      : later
        ? t('booking.do.later', { amount: money(totalFen) })
        : totalFen === 0
          ? t('booking.do.free')
          : t('booking.do.paid', { amount: money(totalFen) });
  return (
    <Card aria-label={t('booking.tender')}>
      <Heading>{t('booking.tender')}</Heading>
      <Stack>
        <Segments
          label={t('booking.tender')}
          testId="booking-tender"
          value={payment.tender}
          options={tenders.map((key) => [key, t(`tender.${key}`)] as const)}
          disabled={disabled}
          onChange={(tender) => onChange({ ...payment, tender })}
        />
        {later ? (
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
          {button}
        </Button>
      </Stack>
    </Card>
  );
}
