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
import { useCallback, useRef, useState, type ChangeEvent, type FormEvent } from 'react';
import { toProblem, type Problem } from '../../../../../admin/shared/problem';
import { newKey, oneLine } from '../../../../../admin/shared/text';
import { useRequest } from '../../../../../admin/shared/useRequest';
import type { CardAct, MemberCard, MemberDetail } from '../api/types';
import { useCardsApi } from '../api/useCardsApi';
import { useText, type TextKey } from '../hooks/useText';
import { Refused } from './parts';

interface CardDialogProps {
  member: MemberDetail;
  act: CardAct;
  card: MemberCard | null;
  onClose(): void;
  onDone(cards: MemberCard[]): void;
}

/** Says what will happen, asks for the reason and what else is needed, and does it once. */
export function CardDialog({ member, act, card, onClose, onDone }: CardDialogProps) {
  const { t, problem: say } = useText();
  const api = useCardsApi();
  // One key for the life of the dialog: an answer that was lost is asked for again, not done again.
  const key = useRef(newKey());
  const [kindId, setKindId] = useState('');
  const [days, setDays] = useState<number | undefined>(30);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const more = { give: { kindId }, extend: { days }, transfer: { to: to.trim().toUpperCase() } }[act as 'give'] ?? {};
  const complete = {
    give: kindId !== '',
    extend: Number.isInteger(days) && days! > 0,
    transfer: to.trim().length === 12,
  };
  const ready = oneLine(reason).length >= 2 && (complete[act as 'give'] ?? true);
  const locked = running || (problem?.uncertain ?? false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || running) return;
    setRunning(true);
    try {
      onDone(await api.act(member.id, card?.no ?? null, act, { reason: oneLine(reason), ...more }, key.current));
    } catch (error) {
      const failed = toProblem(error);
      // What was refused is another command when it is sent again.
      if (!failed.uncertain) key.current = newKey();
      setProblem(failed);
      setRunning(false);
    }
  };

  const title = t(`cards.act.${act}` as TextKey);
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && !running && onClose()}>
      <Modal.Content aria-describedby={undefined} data-testid="card-dialog">
        <form onSubmit={(event) => void submit(event)}>
          <Modal.Header closeLabel={t('cards.close')}>
            <Modal.Title>{[title, member.nickname, card?.no].filter(Boolean).join(' · ')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={5}>
              <Typography>{t(`cards.what.${act}` as TextKey)}</Typography>
              {act === 'give' && <KindField value={kindId} disabled={locked} onChange={setKindId} />}
              {act === 'extend' && (
                <Field.Root name="days" required>
                  <Field.Label>{t('cards.days')}</Field.Label>
                  <NumberInput
                    data-testid="card-days"
                    value={days}
                    disabled={locked}
                    onValueChange={(value: number | undefined) => setDays(value)}
                  />
                </Field.Root>
              )}
              {act === 'transfer' && (
                <Field.Root name="to" hint={t('cards.to.hint')} required>
                  <Field.Label>{t('cards.to')}</Field.Label>
                  <TextInput
                    data-testid="card-to"
                    value={to}
                    maxLength={12}
                    disabled={locked}
                    autoComplete="off"
                    onChange={(event: ChangeEvent<HTMLInputElement>) => setTo(event.target.value)}
                  />
                  <Field.Hint />
                </Field.Root>
              )}
              <Field.Root name="reason" hint={t('cards.reason.hint')} required>
                <Field.Label>{t('cards.reason')}</Field.Label>
                <TextInput
                  data-testid="card-reason"
                  value={reason}
                  maxLength={100}
                  disabled={locked}
                  autoComplete="off"
                  onChange={(event: ChangeEvent<HTMLInputElement>) => setReason(event.target.value)}
                />
                <Field.Hint />
              </Field.Root>
              {problem && <Refused role="alert">{say(problem)}</Refused>}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" type="button" disabled={running} onClick={onClose}>
              {t('cards.cancel')}
            </Button>
            <Button type="submit" loading={running} disabled={!ready} data-testid="card-do">
              {t('cards.do', { act: title })}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}

function KindField(field: { value: string; disabled: boolean; onChange(id: string): void }) {
  const { t } = useText();
  const api = useCardsApi();
  const load = useCallback((_key: string, signal: AbortSignal) => api.kinds(signal), [api]);
  const { data } = useRequest('kinds', load);
  return (
    <Field.Root name="kind" hint={t('cards.kind.hint')} required>
      <Field.Label>{t('cards.kind')}</Field.Label>
      <SingleSelect
        value={field.value}
        disabled={field.disabled || !data}
        data-testid="card-kind"
        onChange={(value: string | number) => field.onChange(String(value))}
      >
        {(data ?? []).map(({ id, title, term }) => (
          <SingleSelectOption key={id} value={id}>{`${title} · ${term}`}</SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
}
