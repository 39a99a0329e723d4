import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { oneLine } from '../../../../../admin/shared/text';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { useCashierApi } from '../api/useCashierApi';
import type { Redemption } from '../api/types';
import { useText } from '../hooks/useText';
import { Body, Content, Notice } from './parts';

interface UndoDialogProps {
  redemption: Redemption;
  onClose(): void;
  onDone(): void;
}

/** Takes back what was handed over today, with a reason. */
export function UndoDialog({ redemption, onClose, onDone }: UndoDialogProps) {
  const texts = useText();
  const { t } = texts;
  const api = useCashierApi();
  const command = useCommand();
  const [why, setWhy] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await command.run((key) => api.undo(redemption.no, oneLine(why) || null, key));
    if (done) onDone();
  };
  const { title, count, memberName } = redemption;
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Content>
        <form onSubmit={submit}>
          <Modal.Header>
            <Modal.Title>{t('undo')}</Modal.Title>
          </Modal.Header>
          <Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Typography>{t('undo.ask', { title, n: count, name: memberName })}</Typography>
              <Field.Root name="why">
                <Field.Label>{t('undo.why')}</Field.Label>
                <TextInput
                  value={why}
                  maxLength={100}
                  disabled={command.uncertain}
                  onChange={(event) => setWhy(event.target.value)}
                />
              </Field.Root>
              {command.problem && <Notice $tone="danger">{texts.problem(command.problem)}</Notice>}
            </Flex>
          </Body>
          <Modal.Footer>
            <Button type="button" variant="tertiary" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" variant="danger" loading={command.running} data-testid="undo-confirm">
              {t('undo.confirm')}
            </Button>
          </Modal.Footer>
        </form>
      </Content>
    </Modal.Root>
  );
}
