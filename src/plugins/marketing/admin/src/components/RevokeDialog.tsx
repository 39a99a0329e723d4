import { Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { CommandDialog } from '../../../../../admin/shared/CommandDialog';
import { isReason, ReasonField } from '../../../../../admin/shared/ReasonField';
import { oneLine } from '../../../../../admin/shared/text';
import { useCommand } from '../../../../../admin/shared/useCommand';
import type { Coupon } from '../api/types';
import { useCouponsApi } from '../api/useCouponsApi';
import { useText } from '../hooks/useText';

interface RevokeDialogProps {
  coupon: Coupon;
  onClose(): void;
  onDone(): void;
}

/** Takes a coupon back that has not been used, with a reason. */
export function RevokeDialog({ coupon, onClose, onDone }: RevokeDialogProps) {
  const texts = useText();
  const { t } = texts;
  const api = useCouponsApi();
  const { toggleNotification } = useNotification();
  const command = useCommand();
  const [reason, setReason] = useState('');

  const submit = async (): Promise<void> => {
    if (!(await command.run((key) => api.revoke(coupon.id, oneLine(reason), key)))) return;
    toggleNotification({ type: 'success', message: t('revoke.done') });
    onDone();
  };

  return (
    <CommandDialog
      texts={texts}
      title={t('revoke.title', { name: coupon.title })}
      verb={t('revoke')}
      danger
      ready={isReason(reason)}
      command={command}
      testId="revoke"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography>{t('revoke.text', { member: coupon.member.name })}</Typography>
      <ReasonField
        label={t('reason')}
        hint={t('revoke.reason.hint')}
        value={reason}
        disabled={command.running || command.uncertain}
        testId="revoke-reason"
        onChange={setReason}
      />
    </CommandDialog>
  );
}
