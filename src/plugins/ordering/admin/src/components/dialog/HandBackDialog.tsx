import { Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import type { DeskDetail, Refund } from '../../api/types';
import { useCommand } from '../../hooks/useCommand';
import { money, useText } from '../../hooks/useText';
import { oneLine } from '../../../../../../admin/shared/text';
import { CommandDialog } from './frame';

interface HandBackDialogProps {
  order: DeskDetail;
  refund: Refund;
  onClose(): void;
  onDone(order: DeskDetail): void;
}

/** Money taken at the desk, or that WeChat cannot return, has gone back by hand. */
export function HandBackDialog({ order, refund, onClose, onDone }: HandBackDialogProps) {
  const { t, name } = useText();
  const command = useCommand(order.no, 'hand-back');
  const [note, setNote] = useState('');
  const tender = order.payments.find(({ no }) => no === refund.paymentNo)?.tender ?? 'cash';

  const submit = async (): Promise<void> => {
    const text = oneLine(note);
    const done = await command.run({ refundNo: refund.no, ...(text ? { note: text } : {}) });
    if (done) onDone(done);
  };

  return (
    <CommandDialog
      title={t('handBack.title')}
      order={order}
      command={command}
      button={t('handBack.do', { amount: money(refund.amountFen) })}
      ready
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>
        {refund.byHand
          ? `${name('refund.byHand', refund.byHand)} ${t('handBack.byHand', { amount: money(refund.amountFen) })}`
          : t('handBack.text', { amount: money(refund.amountFen), tender: name('tender', tender) })}
      </p>
      <Field.Root name="note" hint={t('handBack.note.hint')}>
        <Field.Label>{t('handBack.note')}</Field.Label>
        <TextInput
          data-testid="hand-back-note"
          value={note}
          maxLength={100}
          disabled={command.running || command.uncertain}
          autoComplete="off"
          onChange={(event) => setNote(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </CommandDialog>
  );
}
