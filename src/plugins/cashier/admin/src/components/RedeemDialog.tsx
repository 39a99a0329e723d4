import { Button, Field, Flex, Modal, NumberInput, TextInput } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { oneLine } from '../../../../../admin/shared/text';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { useCashierApi } from '../api/useCashierApi';
import type { Piece, Redemption } from '../api/types';
import { useText } from '../hooks/useText';
import { Body, Content, Notice } from './parts';

interface RedeemDialogProps {
  memberId: string;
  name: string;
  piece: Piece;
  onClose(): void;
  onDone(redemption: Redemption): void;
}

/** How many, and where; the fields stay as they are while nobody knows whether it was done. */
export function RedeemDialog({ memberId, name, piece, onClose, onDone }: RedeemDialogProps) {
  const texts = useText();
  const { t } = texts;
  const api = useCashierApi();
  const command = useCommand();
  const [count, setCount] = useState<number | undefined>(1);
  const [place, setPlace] = useState('');
  const most = Math.min(piece.available, 100);
  const ready = count !== undefined && Number.isInteger(count) && count >= 1 && count <= most;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready) return;
    const { asset, source } = piece;
    const wish = { asset, source, count, place: oneLine(place) || null };
    const done = await command.run((key) => api.redeem(memberId, wish, key));
    if (done) onDone(done.answer);
  };

  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && command.mayClose && onClose()}>
      <Content>
        <form onSubmit={submit}>
          <Modal.Header>
            <Modal.Title>{t('redeem.title', { title: piece.title, name })}</Modal.Title>
          </Modal.Header>
          <Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Field.Root name="count" required hint={t('left', { n: piece.available })}>
                <Field.Label>{t('count')}</Field.Label>
                <NumberInput
                  value={count}
                  min={1}
                  max={most}
                  disabled={command.uncertain}
                  onValueChange={(value) => setCount(value)}
                />
                <Field.Hint />
              </Field.Root>
              <Field.Root name="place">
                <Field.Label>{t('place')}</Field.Label>
                <TextInput
                  value={place}
                  maxLength={40}
                  disabled={command.uncertain}
                  placeholder={t('place.placeholder')}
                  onChange={(event) => setPlace(event.target.value)}
                />
              </Field.Root>
              {command.problem && <Notice $tone="danger">{texts.problem(command.problem)}</Notice>}
            </Flex>
          </Body>
          <Modal.Footer>
            <Button type="button" variant="tertiary" disabled={!command.mayClose} onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={command.running} data-testid="redeem-confirm">
              {t('redeem.confirm')}
            </Button>
          </Modal.Footer>
        </form>
      </Content>
    </Modal.Root>
  );
}
