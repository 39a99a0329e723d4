import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useCallback, useState } from 'react';
import { styled } from 'styled-components';
import { dateInZone, isLocalDate } from '../../../../../../shared/local-date';
import { oneLine } from '../../../../../../admin/shared/text';
import { useRequest } from '../../../../../../admin/shared/useRequest';
import { DEFAULT_ZONE } from '../../../../../../admin/shared/venue';
import { useGridApi } from '../../api/useGridApi';
import { useWaitingApi } from '../../api/useWaitingApi';
import { useCommand } from '../../../../../../admin/shared/useCommand';
import { useText } from '../../hooks/useText';
import type { NoteDraft } from '../../hooks/useWaitingPlace';
import { CommandForm } from './frame';

const Two = styled.div`
  display: grid;
  grid-template-columns: 1fr 1fr;
  gap: 1.2rem;
`;

const Hint = styled.p`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.3rem;
  line-height: 2rem;
`;

const MOBILE = /^1[3-9]\d{9}$/;

/** A note for somebody on the phone. */
export function NewNote({ draft, onClose, onDone }: { draft: NoteDraft; onClose(): void; onDone(): void }) {
  const { t } = useText();
  const api = useWaitingApi();
  const command = useCommand();
  const [wish, setWish] = useState({ ...draft, name: '', phone: '', remark: '' });
  const { ref, from, to } = wish;
  const grid = useGridApi();
  const today = dateInZone(Date.now(), DEFAULT_ZONE);
  const loadRows = useCallback(
    async (_key: string, signal: AbortSignal) => (await grid.read(today, 1, signal)).rows,
    [grid, today],
  );
  const rows = useRequest('rows', loadRows).data ?? [];
  const phone = wish.phone.replace(/\s/g, '');
  const ready =
    ref !== '' && isLocalDate(from) && isLocalDate(to) && from < to && oneLine(wish.name) !== '' && MOBILE.test(phone);

  const submit = async (): Promise<void> => {
    if (!isLocalDate(from) || !isLocalDate(to)) return;
    const { adults, children, remark } = wish;
    const guest = { name: oneLine(wish.name), phone };
    const note = { resource: `house:${ref}`, from, to, adults, children, guest, remark: remark.trim() || null };
    if (await command.run((key) => api.leave(note, key))) onDone();
  };
  const field = (key: 'from' | 'to' | 'name' | 'phone' | 'remark', label: string, type: 'date' | 'text' = 'text') => (
    <Field.Root name={key} required={key !== 'remark'}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        type={type}
        min={type === 'date' ? today : undefined}
        maxLength={key === 'remark' ? 300 : 40}
        autoComplete="off"
        data-testid={`waiting-form-${key}`}
        value={wish[key]}
        onChange={(event) => setWish({ ...wish, [key]: event.target.value })}
      />
    </Field.Root>
  );
  const count = (key: 'adults' | 'children', least: number) => (
    <Field.Root name={key}>
      <Field.Label>{t(`waiting.form.${key}`)}</Field.Label>
      <TextInput
        type="number"
        min={least}
        max={50}
        data-testid={`waiting-form-${key}`}
        value={String(wish[key])}
        onChange={(event) => {
          const value = Number(event.target.value);
          if (Number.isInteger(value) && value >= least && value <= 50) setWish({ ...wish, [key]: value });
        }}
      />
    </Field.Root>
  );

  return (
    <CommandForm
      title={t('waiting.new')}
      button={t('waiting.form.save')}
      ready={ready}
      command={command}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field.Root required name="house">
        <Field.Label>{t('waiting.form.house')}</Field.Label>
        <SingleSelect
          placeholder={t('waiting.form.choose')}
          value={ref}
          onChange={(value) => setWish({ ...wish, ref: String(value) })}
        >
          {rows
            .filter(({ listed }) => listed)
            .map(({ resource, title }) => (
              <SingleSelectOption key={resource} value={resource.split(':')[1]!}>
                {title}
              </SingleSelectOption>
            ))}
        </SingleSelect>
      </Field.Root>
      <Two>
        {field('from', t('waiting.form.checkIn'), 'date')}
        {field('to', t('waiting.form.checkOut'), 'date')}
        {count('adults', 1)}
        {count('children', 0)}
        {field('phone', t('waiting.form.phone'))}
        {field('name', t('waiting.form.name'))}
      </Two>
      {field('remark', t('waiting.form.remark'))}
      <Hint>{t('waiting.form.hint')}</Hint>
    </CommandForm>
  );
}
