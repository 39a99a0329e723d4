import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState, type FormEvent } from 'react';
import { oneLine } from '../../../../../admin/shared/text';
import { useCommand } from '../../../../../admin/shared/useCommand';
import type { Coupon } from '../api/types';
import { useCouponsApi } from '../api/useCouponsApi';
import { useText } from '../hooks/useText';
import { Refused } from './parts';

interface RevokeDialogProps {
  coupon: Coupon;
  onClose(): void;
  onDone(): void;
}

/** Takes a coupon back that has not been used, with a reason. */
export function RevokeDialog({ coupon, onClose, onDone }: RevokeDialogProps) {
  const { t, problem: say } = useText();
  const api = useCouponsApi();
  const { toggleNotification } = useNotification();
  const { run, running, problem, uncertain } = useCommand();
  const [reason, setReason] = useState('');
  const ready = oneLine(reason).length >= 2;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || !(await run((key) => api.revoke(coupon.id, oneLine(reason), key)))) return;
    toggleNotification({ type: 'success', message: t('revoke.done') });
    onDone();
  };

  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && !running && onClose()}>
      <Modal.Content aria-describedby={undefined} data-testid="revoke-dialog">
        <form onSubmit={(event) => void submit(event)}>
          <Modal.Header closeLabel={t('close')}>
            <Modal.Title>{t('revoke.title', { name: coupon.title })}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={5}>
              <Typography>{t('revoke.text', { member: coupon.member.name })}</Typography>
              <Field.Root name="reason" hint={t('revoke.reason.hint')} required>
                <Field.Label>{t('reason')}</Field.Label>
                <TextInput
                  data-testid="revoke-reason"
                  value={reason}
                  maxLength={100}
                  disabled={running || uncertain}
                  autoComplete="off"
                  onChange={(event: React.ChangeEvent<HTMLInputElement>) => setReason(event.target.value)}
                />
                <Field.Hint />
              </Field.Root>
              {problem && <Refused role="alert">{say(problem)}</Refused>}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" type="button" disabled={running} onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" variant="danger" loading={running} disabled={!ready} data-testid="revoke-do">
              {t('revoke')}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
