import { Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { oneLine } from '../../../../../../admin/shared/text';
import { useWaitingApi, type Note } from '../../api/useWaitingApi';
import { useCommand } from '../../../../../../admin/shared/useCommand';
import { useText } from '../../hooks/useText';
import { Choices } from '../parts';
import { CommandForm } from './frame';

/** Ends a note, and says why. */
export function CloseNote({ note, onClose, onDone }: { note: Note; onClose(): void; onDone(): void }) {
  const { t } = useText();
  const api = useWaitingApi();
  const command = useCommand();
  const [reason, setReason] = useState('');
  const suggestions = [t('waiting.close.1'), t('waiting.close.2'), t('waiting.close.3')];

  const submit = async (): Promise<void> => {
    if (await command.run(() => api.close(note.no, oneLine(reason)))) onDone();
  };

  return (
    <CommandForm
      title={t('waiting.close.title', { guest: note.guest.name })}
      button={t('waiting.close.do')}
      ready={oneLine(reason).length >= 2}
      command={command}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field.Root required name="reason">
        <Field.Label>{t('waiting.close.reason')}</Field.Label>
        <TextInput
          data-testid="waiting-reason"
          value={reason}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setReason(event.target.value)}
        />
      </Field.Root>
      <Choices>
        {suggestions.map((text) => (
          <button key={text} type="button" aria-pressed={reason === text} onClick={() => setReason(text)}>
            {text}
          </button>
        ))}
      </Choices>
    </CommandForm>
  );
}
