import { Field, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { CommandDialog } from '../../../../../admin/shared/CommandDialog';
import { oneLine } from '../../../../../admin/shared/text';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { useCashierApi } from '../api/useCashierApi';
import type { Redemption } from '../api/types';
import { useText } from '../hooks/useText';

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
  const submit = async (): Promise<void> => {
    if (await command.run((key) => api.undo(redemption.no, oneLine(why) || null, key))) onDone();
  };
  const { title, count, memberName } = redemption;
  return (
    <CommandDialog
      texts={texts}
      title={t('undo')}
      verb={t('undo.confirm')}
      danger
      ready
      command={command}
      testId="undo"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography>{t('undo.ask', { title, n: count, name: memberName })}</Typography>
      <Field.Root name="why">
        <Field.Label>{t('undo.why')}</Field.Label>
        <TextInput
          value={why}
          maxLength={100}
          disabled={command.running || command.uncertain}
          onChange={(event) => setWhy(event.target.value)}
        />
      </Field.Root>
    </CommandDialog>
  );
}
