import {
  Button,
  Checkbox,
  Field,
  Flex,
  Modal,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Toggle,
} from '@strapi/design-system';
import { useDeferredValue, useState, type FormEvent } from 'react';
import { oneLine } from '../../../../../admin/shared/text';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useCashierApi } from '../api/useCashierApi';
import { RIGHTS, type Clerk, type Right } from '../api/types';
import { useText } from '../hooks/useText';
import { Body, Content, Faint, Notice } from './parts';

interface ClerkDialogProps {
  /** Null links a new one. */
  clerk: Clerk | null;
  onClose(): void;
  onDone(): void;
}

/** Which member it is, what the clerk may do, and where. */
export function ClerkDialog({ clerk, onClose, onDone }: ClerkDialogProps) {
  const texts = useText();
  const { t } = texts;
  const api = useCashierApi();
  const command = useCommand();
  const [q, setQ] = useState('');
  const [member, setMember] = useState(clerk?.memberId ?? '');
  const [name, setName] = useState(clerk?.name ?? '');
  const [places, setPlaces] = useState((clerk?.places ?? []).join('、'));
  const [may, setMay] = useState<Right[]>(clerk?.may ?? [...RIGHTS]);
  const [enabled, setEnabled] = useState(clerk?.enabled ?? true);
  const wanted = useDeferredValue(q.trim());
  const found = useRequest(clerk === null && wanted ? wanted : null, api.find);
  const choices = (found.data ?? []).filter(({ signsIn, disabled }) => signsIn && !disabled);
  const ready = member !== '' && oneLine(name) !== '';

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready) return;
    const edit = {
      name: oneLine(name),
      places: places
        .split(/[、,，]/)
        .map(oneLine)
        .filter(Boolean),
      may,
      enabled,
    };
    const done = await command.run((key) => api.keepClerk(member, edit, key));
    if (done) onDone();
  };

  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Content>
        <form onSubmit={submit}>
          <Modal.Header>
            <Modal.Title>{clerk ? t('clerk.edit.of', { name: clerk.name }) : t('clerk.add')}</Modal.Title>
          </Modal.Header>
          <Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              {clerk === null && (
                <>
                  <Field.Root name="q" hint={t('clerk.search.hint')}>
                    <Field.Label>{t('clerk.search')}</Field.Label>
                    <TextInput value={q} autoFocus onChange={(event) => setQ(event.target.value)} />
                    <Field.Hint />
                  </Field.Root>
                  {wanted && found.data && choices.length === 0 && <Faint>{t('search.none')}</Faint>}
                  {choices.length > 0 && (
                    <Field.Root name="member" required>
                      <Field.Label>{t('member')}</Field.Label>
                      <SingleSelect
                        value={member}
                        placeholder={t('clerk.choose')}
                        onChange={(id: string | number) => {
                          setMember(String(id));
                          setName((old) => old || (choices.find((one) => one.id === id)?.nickname ?? ''));
                        }}
                      >
                        {choices.map(({ id, nickname, phone }) => (
                          <SingleSelectOption key={id} value={id}>
                            {`${nickname} · ${phone ?? id}`}
                          </SingleSelectOption>
                        ))}
                      </SingleSelect>
                    </Field.Root>
                  )}
                </>
              )}
              <Field.Root name="name" required hint={t('clerk.name.hint')}>
                <Field.Label>{t('clerk.name')}</Field.Label>
                <TextInput value={name} maxLength={20} onChange={(event) => setName(event.target.value)} />
                <Field.Hint />
              </Field.Root>
              <Field.Root name="places" hint={t('clerk.places.hint')}>
                <Field.Label>{t('clerk.places')}</Field.Label>
                <TextInput value={places} maxLength={200} onChange={(event) => setPlaces(event.target.value)} />
                <Field.Hint />
              </Field.Root>
              <Flex gap={4} wrap="wrap" role="group" aria-label={t('clerk.may')}>
                {RIGHTS.map((right) => (
                  <Checkbox
                    key={right}
                    checked={may.includes(right)}
                    onCheckedChange={(on) =>
                      setMay((old) => (on === true ? [...old, right] : old.filter((known) => known !== right)))
                    }
                  >
                    {t(`right.${right}`)}
                  </Checkbox>
                ))}
              </Flex>
              <Field.Root name="enabled" hint={t('clerk.enabled.hint')}>
                <Field.Label>{t('clerk.enabled')}</Field.Label>
                <Toggle
                  checked={enabled}
                  onLabel={t('clerk.on')}
                  offLabel={t('clerk.off')}
                  onChange={(event) => setEnabled(event.target.checked)}
                />
                <Field.Hint />
              </Field.Root>
              {command.problem && <Notice $tone="danger">{texts.problem(command.problem)}</Notice>}
            </Flex>
          </Body>
          <Modal.Footer>
            <Button type="button" variant="tertiary" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={command.running} data-testid="clerk-save">
              {t('save')}
            </Button>
          </Modal.Footer>
        </form>
      </Content>
    </Modal.Root>
  );
}
