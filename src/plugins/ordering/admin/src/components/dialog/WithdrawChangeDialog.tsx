import type { DeskDetail, PendingChange } from '../../api/types';
import { useCommand } from '../../hooks/useCommand';
import { money, useText } from '../../hooks/useText';
import { CommandDialog } from './frame';

interface WithdrawChangeDialogProps {
  order: DeskDetail;
  change: PendingChange;
  onClose(): void;
  onDone(order: DeskDetail): void;
}

/** Gives up a change whose difference nobody paid; what was held for it is free again. */
export function WithdrawChangeDialog({ order, change, onClose, onDone }: WithdrawChangeDialogProps) {
  const { t } = useText();
  const command = useCommand(order.no, 'withdraw-change');
  const submit = async (): Promise<void> => {
    const done = await command.run({});
    if (done) onDone(done);
  };
  return (
    <CommandDialog
      title={t(change.addOn ? 'withdraw.extras' : 'withdraw.change')}
      order={order}
      command={command}
      button={t('withdraw.do')}
      ready
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t('withdraw.text', { what: change.summary, amount: money(change.differenceFen) })}</p>
    </CommandDialog>
  );
}
