import { Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { fenToYuan } from '../../../../../pricing/admin/src/utils/yuan';
import type { Deposit, DeskDetail } from '../../api/types';
import { useCommand } from '../../hooks/useCommand';
import { money, useText } from '../../hooks/useText';
import { readDeposit } from '../../utils/form';
import { oneLine } from '../../../../../../admin/shared/text';
import { REASON_MIN } from '../../utils/text';
import { Segments } from '../Segments';
import { TENDERS, type OfflineTender } from './CollectDialog';
import { CommandDialog } from './frame';
import { YUAN } from '../../../../../../admin/shared/panel';

interface DepositDialogProps {
  order: DeskDetail;
  /** The one to settle; null takes a new one. */
  deposit: Deposit | null;
  onClose(): void;
  onDone(order: DeskDetail): void;
}

/** Takes a deposit, or gives one back: all of it, or what is left for a reason. */
export function DepositDialog({ order, deposit, onClose, onDone }: DepositDialogProps) {
  const { t } = useText();
  const command = useCommand(order.no, deposit ? 'return-deposit' : 'take-deposit');
  const [tender, setTender] = useState<OfflineTender>('cash');
  const [amount, setAmount] = useState(deposit ? fenToYuan(deposit.amountFen) : '');
  const [note, setNote] = useState('');
  const locked = command.running || command.uncertain;
  const fen = readDeposit(amount, deposit?.amountFen ?? null);
  const keeps = deposit !== null && fen !== null && fen < deposit.amountFen;
  const why = oneLine(note);

  const submit = async (): Promise<void> => {
    const body = deposit
      ? { depositId: deposit.id, returnedFen: fen, ...(why ? { note: why } : {}) }
      : { tender, amountFen: fen, receiptNo: why || null };
    const done = await command.run(body);
    if (done) onDone(done);
  };

  return (
    <CommandDialog
      title={t(deposit ? 'deposit.return' : 'deposit.take')}
      order={order}
      command={command}
      button={t(deposit ? 'deposit.return.do' : 'deposit.take.do', { amount: money(fen ?? 0) })}
      ready={fen !== null && (!keeps || why.length >= REASON_MIN)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {!deposit && (
        <Segments<OfflineTender>
          label={t('booking.tender')}
          testId="deposit"
          value={tender}
          options={TENDERS.map((key) => [key, t(`tender.${key}`)] as const)}
          disabled={locked}
          onChange={setTender}
        />
      )}
      <Field.Root
        name="amount"
        required
        hint={deposit ? t('dialog.amount.hint', { amount: money(deposit.amountFen) }) : ''}
      >
        <Field.Label>{t('deposit.amount')}</Field.Label>
        <TextInput
          data-testid="deposit-amount"
          value={amount}
          disabled={locked}
          inputMode="decimal"
          autoComplete="off"
          startAction={YUAN}
          onChange={(event) => setAmount(event.target.value.trim())}
        />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="note" required={keeps}>
        <Field.Label>{t(deposit ? 'deposit.why' : 'booking.receipt')}</Field.Label>
        <TextInput
          data-testid="deposit-note"
          value={note}
          maxLength={deposit ? 100 : 40}
          disabled={locked}
          autoComplete="off"
          onChange={(event) => setNote(event.target.value)}
        />
      </Field.Root>
    </CommandDialog>
  );
}
