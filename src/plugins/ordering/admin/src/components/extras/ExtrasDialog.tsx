import { useState } from 'react';
import type { DeskDetail, WantedExtra } from '../../api/types';
import { useChangePreview } from '../../hooks/useChangePreview';
import { useCommand } from '../../hooks/useCommand';
import { useExtras } from '../../hooks/useExtras';
import { money, useText } from '../../hooks/useText';
import { bookedExtras, choicesOf } from '../../utils/extras';
import { ChangeTerms } from '../dialog/ChangeTerms';
import { CollectDialog } from '../dialog/CollectDialog';
import { CommandDialog } from '../dialog/frame';
import { ExtrasFields } from './ExtrasFields';

interface ExtrasDialogProps {
  order: DeskDetail;
  /** Goes on to take the money; otherwise the guest pays. */
  mayCollect: boolean;
  onClose(): void;
  onDone(did: 'extras' | 'collect', order: DeskDetail): void;
  onRefused(): void;
}

/** Adds to a booked stay (or takes away from it), line by line before the button; then takes the difference. */
export function ExtrasDialog({ order, mayCollect, onClose, onDone, onRefused }: ExtrasDialogProps) {
  const { t } = useText();
  const command = useCommand(order.no, 'extras');
  const [item] = order.items;
  const offered = useExtras(item ? { kind: item.kind, ref: item.ref } : null);
  const booked = bookedExtras(order.details);
  const [wanted, setWanted] = useState<WantedExtra[]>(booked);
  const [asked, setAsked] = useState<DeskDetail | null>(null);
  const same = JSON.stringify(wanted) === JSON.stringify(booked);
  const preview = useChangePreview(order.no, same ? null : { extras: wanted });
  const terms = preview.data;
  const choices = choicesOf(offered.data ?? [], booked, order.quote.items[0]?.lines ?? []);

  const submit = async (): Promise<void> => {
    if (!terms) return;
    const body = { extras: wanted, settle: 'collect', reason: t('extras.reason') };
    const done = await command.run({ ...body, expectedDifferenceFen: terms.differenceFen });
    if (done?.pendingChange && mayCollect) setAsked(done);
    else if (done) onDone('extras', done);
    else {
      preview.refresh();
      onRefused();
    }
  };

  if (asked) {
    return (
      <CollectDialog
        order={asked}
        change={asked.pendingChange}
        onClose={() => onDone('extras', asked)}
        onDone={(collected) => onDone('collect', collected)}
        onRefused={onRefused}
      />
    );
  }
  const button =
    !terms || terms.differenceFen === 0
      ? t('extras.do')
      : terms.payFen > 0
        ? t('extras.do.pay', { amount: money(terms.payFen) })
        : t('extras.do.refund', { amount: money(terms.refundFen) });
  return (
    <CommandDialog
      title={t('dialog.extras.title')}
      order={order}
      command={command}
      button={button}
      ready={terms?.possible === true}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {offered.data && choices.length === 0 && <p data-testid="extras-none">{t('extras.none')}</p>}
      <ExtrasFields
        extras={choices}
        wanted={wanted}
        disabled={command.running || command.uncertain}
        onChange={setWanted}
      />
      {!same && (
        <ChangeTerms
          preview={terms}
          waived={false}
          loading={preview.loading}
          problem={preview.problem ?? offered.problem}
        />
      )}
    </CommandDialog>
  );
}
