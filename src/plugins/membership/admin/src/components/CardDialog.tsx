import { Field, NumberInput, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';
import { useCallback, useState, type ChangeEvent } from 'react';
import { CommandDialog } from '../../../../../admin/shared/CommandDialog';
import { isReason, ReasonField } from '../../../../../admin/shared/ReasonField';
import { oneLine } from '../../../../../admin/shared/text';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { useRequest } from '../../../../../admin/shared/useRequest';
import type { CardAct, MemberCard, MemberDetail } from '../api/types';
import { useCardsApi } from '../api/useCardsApi';
import { useText, type TextKey } from '../hooks/useText';

interface CardDialogProps {
  member: MemberDetail;
  act: CardAct;
  card: MemberCard | null;
  onClose(): void;
  onDone(cards: MemberCard[]): void;
}

/** Says what will happen, asks for the reason and what else is needed, and does it once. */
export function CardDialog({ member, act, card, onClose, onDone }: CardDialogProps) {
  const texts = useText();
  const { t } = texts;
  const api = useCardsApi();
  const command = useCommand();
  const [kindId, setKindId] = useState('');
  const [days, setDays] = useState<number | undefined>(30);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const more = { give: { kindId }, extend: { days }, transfer: { to: to.trim().toUpperCase() } }[act as 'give'] ?? {};
  const complete = {
    give: kindId !== '',
    extend: Number.isInteger(days) && days! > 0,
    transfer: to.trim().length === 12,
  };
  const locked = command.running || command.uncertain;

  const submit = async (): Promise<void> => {
    const wish = { reason: oneLine(reason), ...more };
    const done = await command.run((key) => api.act(member.id, card?.no ?? null, act, wish, key));
    if (done) onDone(done.answer);
  };

  const title = t(`cards.act.${act}` as TextKey);
  return (
    <CommandDialog
      texts={texts}
      title={[title, member.nickname, card?.no].filter(Boolean).join(' · ')}
      verb={t('cards.do', { act: title })}
      ready={isReason(reason) && (complete[act as 'give'] ?? true)}
      command={command}
      testId="card"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography>{t(`cards.what.${act}` as TextKey)}</Typography>
      {act === 'give' && <KindField value={kindId} disabled={locked} onChange={setKindId} />}
      {act === 'extend' && (
        <Field.Root name="days" required>
          <Field.Label>{t('cards.days')}</Field.Label>
          <NumberInput
            data-testid="card-days"
            value={days}
            disabled={locked}
            onValueChange={(value: number | undefined) => setDays(value)}
          />
        </Field.Root>
      )}
      {act === 'transfer' && (
        <Field.Root name="to" hint={t('cards.to.hint')} required>
          <Field.Label>{t('cards.to')}</Field.Label>
          <TextInput
            data-testid="card-to"
            value={to}
            maxLength={12}
            disabled={locked}
            autoComplete="off"
            onChange={(event: ChangeEvent<HTMLInputElement>) => setTo(event.target.value)}
          />
          <Field.Hint />
        </Field.Root>
      )}
      <ReasonField
        label={t('cards.reason')}
        hint={t('cards.reason.hint')}
        value={reason}
        disabled={locked}
        testId="card-reason"
        onChange={setReason}
      />
    </CommandDialog>
  );
}

function KindField(field: { value: string; disabled: boolean; onChange(id: string): void }) {
  const { t } = useText();
  const api = useCardsApi();
  const load = useCallback((_key: string, signal: AbortSignal) => api.kinds(signal), [api]);
  const { data } = useRequest('kinds', load);
  return (
    <Field.Root name="kind" hint={t('cards.kind.hint')} required>
      <Field.Label>{t('cards.kind')}</Field.Label>
      <SingleSelect
        value={field.value}
        disabled={field.disabled || !data}
        data-testid="card-kind"
        onChange={(value: string | number) => field.onChange(String(value))}
      >
        {(data ?? []).map(({ id, title, term }) => (
          <SingleSelectOption key={id} value={id}>{`${title} · ${term}`}</SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
}
