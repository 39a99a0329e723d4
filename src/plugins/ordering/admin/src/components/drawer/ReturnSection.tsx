import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import type { DeskDetail } from '../../api/types';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { useVenue } from '../../hooks/useVenueClock';
import { moment } from '../../utils/dates';
import { Faint, Section } from './parts';

interface ReturnSectionProps {
  order: DeskDetail;
  /** Null for who may not refund. */
  onRefund: (() => void) | null;
  onChanged(order: DeskDetail): void;
}

/** A guest asks to give back what was delivered: to agree is to refund, to decline needs a reason. */
export function ReturnSection({ order, onRefund, onChanged }: ReturnSectionProps) {
  const { t, locale, problem: say } = useText();
  const { zone, today } = useVenue();
  const command = useCommand(order.no, 'decline-return');
  const [reason, setReason] = useState('');
  const request = order.returnRequest;
  if (!request) return null;
  const decline = async (): Promise<void> => {
    const done = await command.run({ reason: reason.trim() });
    if (done) onChanged(done);
  };
  return (
    <Section title={t('return.title')}>
      <p data-testid="return-request">
        {request.reason} <Faint>{moment(request.requestedAt, zone, locale, today)}</Faint>
      </p>
      {onRefund && (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Field.Root name="return-reason">
            <Field.Label>{t('return.reason')}</Field.Label>
            <TextInput
              value={reason}
              maxLength={100}
              onChange={(event: { target: { value: string } }) => setReason(event.target.value)}
            />
          </Field.Root>
          {command.problem && <Faint role="alert">{say(command.problem)}</Faint>}
          <Flex gap={2}>
            <Button size="S" onClick={onRefund} data-testid="return-agree">
              {t('return.agree')}
            </Button>
            <Button
              size="S"
              variant="secondary"
              disabled={reason.trim().length < 2}
              loading={command.running}
              onClick={() => void decline()}
              data-testid="return-decline"
            >
              {t('return.decline')}
            </Button>
          </Flex>
        </Flex>
      )}
    </Section>
  );
}
