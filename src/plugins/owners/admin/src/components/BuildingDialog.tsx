import { Button, Field, Flex, Modal, TextInput } from '@strapi/design-system';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Body, Content, Notice } from '../../../../../admin/shared/panel';
import { oneLine } from '../../../../../admin/shared/text';
import { useCommand, type Command } from '../../../../../admin/shared/useCommand';
import { useOwnersApi, type Building } from '../api/useOwnersApi';
import { useText, type TextKey } from '../hooks/useText';

interface DialogProps {
  onClose(): void;
  onDone(): void;
}

/** A new building with its floors. */
export function BuildingDialog({ onClose, onDone }: DialogProps) {
  const api = useOwnersApi();
  const command = useCommand();
  const [fields, setFields] = useState({ name: '', note: '', fromFloor: '1', toFloor: '6', unitsPerFloor: '4' });
  const { t } = useText();
  const [fromFloor, toFloor, unitsPerFloor] = [fields.fromFloor, fields.toFloor, fields.unitsPerFloor].map(Number) as [
    number,
    number,
    number,
  ];
  const ready =
    oneLine(fields.name) !== '' && Number.isInteger(fromFloor) && fromFloor <= toFloor && unitsPerFloor >= 1;
  const submit = async (): Promise<void> => {
    const layout = { fromFloor, toFloor, unitsPerFloor };
    const body = { name: oneLine(fields.name), note: oneLine(fields.note) || null, layout };
    if (await command.run((key) => api.createBuilding(body, key))) onDone();
  };
  return (
    <FormDialog title={t('building.add')} command={command} ready={ready} onClose={onClose} onSubmit={submit}>
      {(Object.keys(fields) as (keyof typeof fields)[]).map((name) => (
        <Field.Root key={name} name={name} required={name !== 'note'}>
          <Field.Label>{t(`building.${name}` as TextKey)}</Field.Label>
          <TextInput
            type={name === 'name' || name === 'note' ? 'text' : 'number'}
            data-testid={`building-${name}`}
            value={fields[name]}
            onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
          />
        </Field.Root>
      ))}
    </FormDialog>
  );
}

/** One more unit of a building. */
export function UnitDialogNew({ building, onClose, onDone }: DialogProps & { building: Building }) {
  const api = useOwnersApi();
  const command = useCommand();
  const { t } = useText();
  const [floor, setFloor] = useState('1');
  const [label, setLabel] = useState('');
  const ready = floor !== '' && Number.isInteger(Number(floor)) && oneLine(label) !== '';
  const submit = async (): Promise<void> => {
    const body = { floor: Number(floor), label: oneLine(label) };
    if (await command.run((key) => api.createUnit(building.id, body, key))) onDone();
  };
  return (
    <FormDialog
      title={`${building.name} · ${t('unit.add')}`}
      command={command}
      ready={ready}
      onClose={onClose}
      onSubmit={submit}
    >
      <Field.Root name="floor" required>
        <Field.Label>{t('unit.floor')}</Field.Label>
        <TextInput type="number" value={floor} onChange={(event) => setFloor(event.target.value)} />
      </Field.Root>
      <Field.Root name="label" required>
        <Field.Label>{t('unit.label')}</Field.Label>
        <TextInput value={label} maxLength={20} onChange={(event) => setLabel(event.target.value)} />
      </Field.Root>
    </FormDialog>
  );
}

interface FormDialogProps {
  title: string;
  command: Command;
  ready: boolean;
  children: ReactNode;
  onClose(): void;
  onSubmit(): Promise<void>;
}

function FormDialog({ title, command, ready, children, onClose, onSubmit }: FormDialogProps) {
  const texts = useText();
  const { t } = texts;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) void onSubmit();
  };
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Content>
        <form onSubmit={submit}>
          <Modal.Header>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              {children}
              {command.problem && <Notice $tone="danger">{texts.problem(command.problem)}</Notice>}
            </Flex>
          </Body>
          <Modal.Footer>
            <Button type="button" variant="tertiary" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={command.running} data-testid="owners-save">
              {t('save')}
            </Button>
          </Modal.Footer>
        </form>
      </Content>
    </Modal.Root>
  );
}
