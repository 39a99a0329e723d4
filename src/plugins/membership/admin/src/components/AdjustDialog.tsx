import { Field, NumberInput, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { CommandDialog } from '../../../../../admin/shared/CommandDialog';
import { isReason, ReasonField } from '../../../../../admin/shared/ReasonField';
import { oneLine } from '../../../../../admin/shared/text';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { countText } from '../../../../../shared/money';
import type { Adjusted, MemberDetail } from '../api/types';
import { useMembersApi } from '../api/useMembersApi';
import { useText, type TextKey } from '../hooks/useText';

const ASSETS: Adjusted[] = ['points', 'experience', 'make-up-card'];

interface AdjustDialogProps {
  member: MemberDetail;
  onClose(): void;
  onDone(member: MemberDetail): void;
}

/** Gives or takes by hand; shows what becomes of the balance before the one button. */
export function AdjustDialog({ member, onClose, onDone }: AdjustDialogProps) {
  const texts = useText();
  const { t } = texts;
  const api = useMembersApi();
  const command = useCommand();
  const [asset, setAsset] = useState<Adjusted>('points');
  const [amount, setAmount] = useState<number | undefined>(undefined);
  const [reason, setReason] = useState('');
  const { points, experience, makeUpCards } = member.membership;
  const before = { points, experience, 'make-up-card': makeUpCards }[asset];
  const whole = amount !== undefined && Number.isInteger(amount) && amount !== 0;
  const locked = command.running || command.uncertain;

  const submit = async (): Promise<void> => {
    const adjustment = { asset, amount: amount!, reason: oneLine(reason) };
    const done = await command.run((key) => api.adjust(member.id, adjustment, key));
    if (done) onDone(done.answer);
  };

  return (
    <CommandDialog
      texts={texts}
      title={`${t('adjust.title')} · ${member.nickname}`}
      verb={t('adjust.do')}
      ready={whole && before + amount >= 0 && isReason(reason)}
      command={command}
      testId="adjust"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field.Root name="asset">
        <Field.Label>{t('adjust.asset')}</Field.Label>
        <SingleSelect
          value={asset}
          disabled={locked}
          onChange={(value: string | number) => setAsset(value as Adjusted)}
        >
          {ASSETS.map((each) => (
            <SingleSelectOption key={each} value={each}>
              {t(`adjust.asset.${each}` as TextKey)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="amount" hint={t('adjust.amount.hint')} required>
        <Field.Label>{t('adjust.amount')}</Field.Label>
        <NumberInput
          data-testid="adjust-amount"
          value={amount}
          disabled={locked}
          onValueChange={(value: number | undefined) => setAmount(value)}
        />
        <Field.Hint />
      </Field.Root>
      <ReasonField
        label={t('adjust.reason')}
        hint={t('adjust.reason.hint')}
        value={reason}
        disabled={locked}
        testId="adjust-reason"
        onChange={setReason}
      />
      {whole && (
        <Typography fontWeight="semiBold" data-testid="adjust-preview">
          {t('adjust.preview', {
            asset: t(`adjust.asset.${asset}` as TextKey),
            before: countText(before),
            after: countText(before + amount),
          })}
        </Typography>
      )}
    </CommandDialog>
  );
}
