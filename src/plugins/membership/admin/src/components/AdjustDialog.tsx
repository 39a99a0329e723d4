import {
  Button,
  Field,
  Flex,
  Modal,
  NumberInput,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useRef, useState, type FormEvent } from 'react';
import { toProblem, type Problem } from '../../../../../admin/shared/problem';
import { newKey, oneLine } from '../../../../../admin/shared/text';
import type { Adjusted, MemberDetail } from '../api/types';
import { useMembersApi } from '../api/useMembersApi';
import { useText } from '../hooks/useText';
import { Refused } from './parts';

const ASSETS: Adjusted[] = ['points', 'experience', 'make-up-card'];

interface AdjustDialogProps {
  member: MemberDetail;
  onClose(): void;
  onDone(member: MemberDetail): void;
}

/** Gives or takes by hand; shows what becomes of the balance before the one button. */
export function AdjustDialog({ member, onClose, onDone }: AdjustDialogProps) {
  const { t, problem: say } = useText();
  const api = useMembersApi();
  // One key for the life of the dialog: an answer that was lost is asked for again, not done again.
  const key = useRef(newKey());
  const [asset, setAsset] = useState<Adjusted>('points');
  const [amount, setAmount] = useState<number | undefined>(undefined);
  const [reason, setReason] = useState('');
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { points, experience, makeUpCards } = member.membership;
  const before = { points, experience, 'make-up-card': makeUpCards }[asset];
  const whole = amount !== undefined && Number.isInteger(amount) && amount !== 0;
  const ready = whole && before + amount >= 0 && oneLine(reason).length >= 2;
  const locked = running || (problem?.uncertain ?? false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || running) return;
    setRunning(true);
    try {
      onDone(await api.adjust(member.id, { asset, amount, reason: oneLine(reason) }, key.current));
    } catch (error) {
      const failed = toProblem(error);
      // What was refused is another command when it is sent again.
      if (!failed.uncertain) key.current = newKey();
      setProblem(failed);
      setRunning(false);
    }
  };

  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && !running && onClose()}>
      <Modal.Content aria-describedby={undefined} data-testid="adjust-dialog">
        <form onSubmit={(event) => void submit(event)}>
          <Modal.Header closeLabel={t('adjust.close')}>
            <Modal.Title>{`${t('adjust.title')} · ${member.nickname}`}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={5}>
              <Field.Root name="asset">
                <Field.Label>{t('adjust.asset')}</Field.Label>
                <SingleSelect
                  value={asset}
                  disabled={locked}
                  onChange={(value: string | number) => setAsset(value as Adjusted)}
                >
                  {ASSETS.map((each) => (
                    <SingleSelectOption key={each} value={each}>
                      {t(`adjust.asset.${each}` as never)}
                    </SingleSelectOption>
                  ))}
                </SingleSelect>
              </Field.Root>
              <Field.Root name="amount" hint={t('adjust.amount.hint')} required>
                <Field.Label>{t('adjust.amount')}</Field.Label>
                <NumberInput
                  data-testid="adjust-amount"
                  value={amount}
                  disabled={locked}
                  onValueChange={(value: number | undefined) => setAmount(value)}
                />
                <Field.Hint />
              </Field.Root>
              <Field.Root name="reason" hint={t('adjust.reason.hint')} required>
                <Field.Label>{t('adjust.reason')}</Field.Label>
                <TextInput
                  data-testid="adjust-reason"
                  value={reason}
                  maxLength={100}
                  disabled={locked}
                  autoComplete="off"
                  onChange={(event: React.ChangeEvent<HTMLInputElement>) => setReason(event.target.value)}
                />
                <Field.Hint />
              </Field.Root>
              {whole && (
                <Typography fontWeight="semiBold" data-testid="adjust-preview">
                  {t('adjust.preview', {
                    asset: t(`adjust.asset.${asset}` as never),
                    before,
                    after: before + amount,
                  })}
                </Typography>
              )}
              {problem && <Refused role="alert">{say(problem)}</Refused>}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" type="button" disabled={running} onClick={onClose}>
              {t('adjust.cancel')}
            </Button>
            <Button type="submit" loading={running} disabled={!ready} data-testid="adjust-do">
              {t('adjust.do')}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
