import { Button, Field, Flex, Modal, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { toProblem, type Problem } from '../../../../../admin/shared/problem';
import { newKey, oneLine } from '../../../../../admin/shared/text';
import { ASSET_CODES, ASSETS, type Asset } from '../../../server/domain';
import { useLedgerApi } from '../api/useLedgerApi';
import type { Member } from '../api/types';
import { useText } from '../hooks/useText';
import { shown, typed } from '../utils/amount';
import { Body, Content, Notice } from './parts';

interface AdjustDialogProps {
  member: Member;
  /** By asset; what is absent is 0. */
  available: Partial<Record<string, number>>;
  onClose(): void;
  onDone(): void;
}

/** Gives or takes by hand. The key stays the same until the answer is known, so that a second try is no second time. */
export function AdjustDialog({ member, available, onClose, onDone }: AdjustDialogProps) {
  const texts = useText();
  const { t } = texts;
  const api = useLedgerApi();
  const [asset, setAsset] = useState<Asset>('points');
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [lastDay, setLastDay] = useState('');
  const [key, setKey] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { unit } = ASSETS[asset];
  const value = typed(amount.trim(), unit);
  const has = available[asset] ?? 0;
  const ready = value !== undefined && has + value >= 0 && oneLine(reason).length >= 2 && !(value < 0 && lastDay);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    try {
      await api.adjust(member.id, { asset, amount: value, reason: oneLine(reason), lastDay: lastDay || null }, key);
      onDone();
    } catch (error) {
      const failure = toProblem(error);
      setProblem(failure);
      if (!failure.uncertain) setKey(newKey());
      setBusy(false);
    }
  };

  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Content>
        <form onSubmit={submit}>
          <Modal.Header>
            <Modal.Title>{t('adjust.title', { name: member.name })}</Modal.Title>
          </Modal.Header>
          <Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Field.Root name="asset" required>
                <Field.Label>{t('asset')}</Field.Label>
                <SingleSelect value={asset} onChange={(code: string | number) => setAsset(code as Asset)}>
                  {ASSET_CODES.map((code) => (
                    <SingleSelectOption key={code} value={code}>
                      {t(`asset.${code}`)}
                    </SingleSelectOption>
                  ))}
                </SingleSelect>
              </Field.Root>
              <Field.Root name="amount" required hint={t('adjust.hint')}>
                <Field.Label>{t(unit === 'fen' ? 'adjust.yuan' : 'adjust.count')}</Field.Label>
                <TextInput value={amount} inputMode="decimal" onChange={(event) => setAmount(event.target.value)} />
                <Field.Hint />
              </Field.Root>
              <Field.Root name="reason" required>
                <Field.Label>{t('adjust.reason')}</Field.Label>
                <TextInput value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
              </Field.Root>
              <Field.Root name="lastDay" hint={t('adjust.lastDay.hint')}>
                <Field.Label>{t('adjust.lastDay')}</Field.Label>
                <TextInput type="date" value={lastDay} onChange={(event) => setLastDay(event.target.value)} />
                <Field.Hint />
              </Field.Root>
              {value !== undefined && (
                <Notice $tone={has + value < 0 ? 'danger' : 'neutral'} aria-live="polite" data-testid="ledger-preview">
                  {t('adjust.preview', { before: shown(has, unit), after: shown(has + value, unit) })}
                </Notice>
              )}
              {problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
            </Flex>
          </Body>
          <Modal.Footer>
            <Button type="button" variant="tertiary" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={busy}>
              {t('adjust.confirm')}
            </Button>
          </Modal.Footer>
        </form>
      </Content>
    </Modal.Root>
  );
}
