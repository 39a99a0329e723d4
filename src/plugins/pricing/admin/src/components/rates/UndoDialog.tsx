import { Button, Dialog } from '@strapi/design-system';
import { ClockCounterClockwise } from '@strapi/icons';
import { useState } from 'react';
import type { Change } from '../../api/types';
import { useText } from '../../hooks/useText';

interface UndoDialogProps {
  change: Change;
  onClose(): void;
  onUndo(): Promise<void>;
}

export function UndoDialog({ change, onClose, onUndo }: UndoDialogProps) {
  const { t } = useText();
  const [running, setRunning] = useState(false);
  const undo = (): void => {
    setRunning(true);
    void onUndo();
  };
  return (
    <Dialog.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Dialog.Content>
        <Dialog.Header>{t('history.undo.title')}</Dialog.Header>
        <Dialog.Body icon={<ClockCounterClockwise fill="primary600" width="2.4rem" height="2.4rem" />}>
          <span>
            {t('history.scope', { houses: change.houses, nights: change.nights })}
            <br />
            {t('history.undo.body')}
          </span>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button fullWidth variant="tertiary">
              {t('history.undo.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button fullWidth onClick={undo} loading={running} data-testid="rates-undo-confirm">
            {t('history.undo.confirm')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
