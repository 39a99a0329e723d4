import { Button, Field, Flex, IconButton, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';
import { DOCUMENT_TYPES, normalNumber, numberFault } from '../../../../server/domain/identity';
import { toProblem, type Problem } from '../../../../../../admin/shared/problem';
import type { DocumentType, GuestList } from '../../api/types';
import { useDeskApi } from '../../api/useDeskApi';
import { useText } from '../../hooks/useText';
import { isChinese } from '../../../../../../admin/shared/dates';
import { oneLine } from '../../../../../../admin/shared/text';
import { Refused } from '../dialog/frame';

const Card = styled.fieldset`
  display: grid;
  grid-template-columns: 1fr 1fr auto;
  gap: 0.8rem;
  padding: 1.2rem 0;
  border: 0;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};

  > :last-child {
    align-self: end;
  }
`;

interface Draft {
  key: number;
  id: string | null;
  itemKey: string;
  name: string;
  phone: string;
  documentType: DocumentType;
  number: string;
  /** The masked number that is kept while none is typed. */
  masked: string | null;
}

let keys = 0;
const empty = (): Draft => ({
  key: (keys += 1),
  id: null,
  itemKey: '01',
  name: '',
  phone: '',
  documentType: 'id-card',
  number: '',
  masked: null,
});

const toDrafts = ({ guests, expected }: GuestList): Draft[] => {
  const listed = guests.map((guest) => ({
    ...empty(),
    id: guest.id,
    itemKey: guest.itemKey,
    name: guest.name,
    phone: guest.phone ?? '',
    documentType: guest.documentType,
    masked: guest.number,
  }));
  return [...listed, ...Array.from({ length: Math.max(0, Math.min(expected, 10) - listed.length) }, empty)];
};

function toEntry({ id, itemKey, name, phone, documentType, number, masked }: Draft): object {
  const typed = number.trim();
  return {
    ...(id ? { id } : {}),
    itemKey,
    name: oneLine(name),
    phone: phone.trim() || null,
    documentType,
    ...(typed ? { number: normalNumber(typed) } : masked ? {} : { number: null }),
  };
}

interface GuestFormProps {
  no: string;
  list: GuestList;
  onSaved(list: GuestList): void;
  onCancel(): void;
}

export function GuestForm({ no, list, onSaved, onCancel }: GuestFormProps) {
  const { t, problem: say, locale } = useText();
  const api = useDeskApi();
  const [drafts, setDrafts] = useState(() => toDrafts(list));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const named = drafts.filter(({ name }) => oneLine(name) !== '');
  const faultOf = ({ documentType, number }: Draft): string | undefined => {
    const fault = number.trim() ? numberFault(documentType, normalNumber(number)) : null;
    return fault ? fault[isChinese(locale) ? 'zh' : 'en'] : undefined;
  };
  const change = (key: number, part: Partial<Draft>): void =>
    setDrafts((old) => old.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)));

  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      onSaved(await api.saveGuests(no, named.map(toEntry)));
    } catch (error) {
      setProblem(toProblem(error));
      setBusy(false);
    }
  };

  return (
    <div data-testid="guest-form">
      {drafts.map((draft, index) => (
        <Card key={draft.key} aria-label={t('guests.nth', { n: index + 1 })}>
          <Field.Root name={`name-${draft.key}`}>
            <Field.Label>{t('guests.name')}</Field.Label>
            <TextInput
              data-testid={`guest-name-${index}`}
              value={draft.name}
              maxLength={40}
              autoComplete="off"
              onChange={(event) => change(draft.key, { name: event.target.value })}
            />
          </Field.Root>
          <Field.Root name={`phone-${draft.key}`}>
            <Field.Label>{t('guests.phone')}</Field.Label>
            <TextInput
              value={draft.phone}
              maxLength={20}
              inputMode="tel"
              autoComplete="off"
              onChange={(event) => change(draft.key, { phone: event.target.value })}
            />
          </Field.Root>
          <span />
          <Field.Root name={`type-${draft.key}`}>
            <Field.Label>{t('guests.document')}</Field.Label>
            <SingleSelect
              value={draft.documentType}
              onChange={(value) => change(draft.key, { documentType: value as DocumentType, number: '', masked: null })}
            >
              {DOCUMENT_TYPES.map((type) => (
                <SingleSelectOption key={type} value={type}>
                  {t(`document.${type}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          <Field.Root name={`number-${draft.key}`} error={faultOf(draft)}>
            <Field.Label>{t('guests.number')}</Field.Label>
            <TextInput
              data-testid={`guest-number-${index}`}
              value={draft.number}
              maxLength={40}
              placeholder={draft.masked ?? ''}
              autoComplete="off"
              onChange={(event) => change(draft.key, { number: event.target.value })}
            />
            <Field.Error />
          </Field.Root>
          <IconButton
            variant="ghost"
            label={t('guests.remove')}
            onClick={() => setDrafts((old) => old.filter(({ key }) => key !== draft.key))}
          >
            <Trash aria-hidden />
          </IconButton>
        </Card>
      ))}
      {problem && <Refused role="alert">{say(problem)}</Refused>}
      <Flex gap={2} paddingTop={4}>
        <Button
          type="button"
          size="S"
          variant="tertiary"
          startIcon={<Plus aria-hidden />}
          onClick={() => setDrafts((old) => [...old, empty()])}
        >
          {t('guests.more')}
        </Button>
        <Button type="button" size="S" variant="tertiary" onClick={onCancel} disabled={busy}>
          {t('guests.cancel')}
        </Button>
        <Button
          type="button"
          size="S"
          loading={busy}
          disabled={drafts.some((draft) => faultOf(draft) !== undefined)}
          data-testid="guests-save"
          onClick={() => void save()}
        >
          {t('guests.save')}
        </Button>
      </Flex>
    </div>
  );
}
