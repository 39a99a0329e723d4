import { Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import type { DeskDetail, DeskLine, PendingChange } from '../../api/types';
import { useCommand } from '../../hooks/useCommand';
import { money, useText } from '../../hooks/useText';
import { oneLine } from '../../../../../../admin/shared/text';
import { Segments } from '../Segments';
import { CommandDialog } from './frame';

export const TENDERS = ['cash', 'pos', 'transfer'] as const;
export type OfflineTender = (typeof TENDERS)[number];

interface CollectDialogProps {
  order: DeskLine;
  /** Whose difference is taken; null takes what is due on the order. */
  change: PendingChange | null;
  onClose(): void;
  onDone(order: DeskDetail): void;
  onRefused(): void;
}

/** Takes what is due; an open WeChat payment of the guest is closed first by the server. */
export function CollectDialog({ order, change, onClose, onDone, onRefused }: CollectDialogProps) {
  const { t } = useText();
  const command = useCommand(order.no, 'collect');
  const [tender, setTender] = useState<OfflineTender>('cash');
  const [receiptNo, setReceiptNo] = useState('');
  const locked = command.running || command.uncertain;
  const amount = money(change ? change.differenceFen : order.payableFen);

  const submit = async (): Promise<void> => {
    const body = { tender, receiptNo: oneLine(receiptNo) || null };
    const done = await command.run(change ? { ...body, changeId: change.id } : body);
    if (done) onDone(done);
    else onRefused();
  };

  return (
    <CommandDialog
      title={t('collect.title')}
      order={order}
      command={command}
      button={t('collect.do', { amount })}
      ready
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {change && <p data-testid="collect-for">{change.addOn ? change.summary : t('collect.change')}</p>}
      <Segments<OfflineTender>
        label={t('booking.tender')}
        testId="collect"
        value={tender}
        options={TENDERS.map((key) => [key, t(`tender.${key}`)] as const)}
        disabled={locked}
        onChange={setTender}
      />
      <Field.Root name="receiptNo" hint={t('booking.receipt.hint')}>
        <Field.Label>{t('booking.receipt')}</Field.Label>
        <TextInput
          data-testid="collect-receipt"
          value={receiptNo}
          maxLength={40}
          disabled={locked}
          autoComplete="off"
          onChange={(event) => setReceiptNo(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
      <p>{t('collect.note')}</p>
    </CommandDialog>
  );
}
