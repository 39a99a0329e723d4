import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { CommandDialog } from '../../../../../admin/shared/CommandDialog';
import { isReason, ReasonField } from '../../../../../admin/shared/ReasonField';
import { oneLine } from '../../../../../admin/shared/text';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { ASSET_CODES, ASSETS, isAdjustable, type Asset } from '../../../server/domain';
import { useLedgerApi } from '../api/useLedgerApi';
import type { Member } from '../api/types';
import { useText } from '../hooks/useText';
import { shown, typed } from '../utils/amount';
import { Faint, Notice } from './parts';

interface AdjustDialogProps {
  member: Member;
  /** By asset; what is absent is 0. */
  available: Partial<Record<string, number>>;
  onClose(): void;
  onDone(): void;
}

/** Gives or takes by hand what needs no more than its number to mean something. */
export function AdjustDialog({ member, available, onClose, onDone }: AdjustDialogProps) {
  const texts = useText();
  const { t } = texts;
  const api = useLedgerApi();
  const command = useCommand();
  const [asset, setAsset] = useState<Asset>('points');
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [lastDay, setLastDay] = useState('');
  const { unit } = ASSETS[asset];
  const value = typed(amount.trim(), unit);
  const has = available[asset] ?? 0;
  const ready = value !== undefined && has + value >= 0 && isReason(reason) && !(value < 0 && lastDay);
  const locked = command.running || command.uncertain;

  const submit = async (): Promise<void> => {
    const adjustment = { asset, amount: value!, reason: oneLine(reason), lastDay: lastDay || null };
    if (await command.run((key) => api.adjust(member.id, adjustment, key))) onDone();
  };

  return (
    <CommandDialog
      texts={texts}
      title={t('adjust.title', { name: member.name })}
      verb={t('adjust.confirm')}
      ready={ready}
      command={command}
      testId="ledger-adjust"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field.Root name="asset" required>
        <Field.Label>{t('asset')}</Field.Label>
        <SingleSelect value={asset} disabled={locked} onChange={(code: string | number) => setAsset(code as Asset)}>
          {ASSET_CODES.filter(isAdjustable).map((code) => (
            <SingleSelectOption key={code} value={code}>
              {t(`asset.${code}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Faint>{t('adjust.elsewhere')}</Faint>
      </Field.Root>
      <Field.Root name="amount" required hint={t('adjust.hint')}>
        <Field.Label>{t(unit === 'fen' ? 'adjust.yuan' : 'adjust.count')}</Field.Label>
        <TextInput
          value={amount}
          inputMode="decimal"
          disabled={locked}
          onChange={(event) => setAmount(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
      <ReasonField
        label={t('adjust.reason')}
        value={reason}
        maxLength={200}
        disabled={locked}
        testId="ledger-adjust-reason"
        onChange={setReason}
      />
      <Field.Root name="lastDay" hint={t('adjust.lastDay.hint')}>
        <Field.Label>{t('adjust.lastDay')}</Field.Label>
        <TextInput type="date" value={lastDay} disabled={locked} onChange={(event) => setLastDay(event.target.value)} />
        <Field.Hint />
      </Field.Root>
      {value !== undefined && (
        <Notice $tone={has + value < 0 ? 'danger' : 'neutral'} aria-live="polite" data-testid="ledger-preview">
          {t('adjust.preview', { before: shown(has, unit), after: shown(has + value, unit) })}
        </Notice>
      )}
    </CommandDialog>
  );
}
