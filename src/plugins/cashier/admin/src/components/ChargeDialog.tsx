import { Button, Checkbox, Field, Flex, Modal, TextInput } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { toProblem, type Problem } from '../../../../../admin/shared/problem';
import { oneLine } from '../../../../../admin/shared/text';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { formatFen } from '../../../../../shared/money';
import { useCashierApi } from '../api/useCashierApi';
import type { Charge, ChargePreview, ChargeWish, TakenBy } from '../api/types';
import { useText } from '../hooks/useText';
import { typedFen } from '../utils/yuan';
import { Body, Content, Notice } from './parts';
import { PreviewLines } from './PreviewLines';

const TENDERS = ['voucher', 'points', 'card', 'stored'] as const;

interface ChargeDialogProps {
  memberId: string;
  name: string;
  onClose(): void;
  onDone(charge: Charge): void;
}

/** Two steps: the amount, then what the wallet pays of it and how the rest is paid. */
export function ChargeDialog({ memberId, name, onClose, onDone }: ChargeDialogProps) {
  const texts = useText();
  const { t } = texts;
  const api = useCashierApi();
  const command = useCommand();
  const [amount, setAmount] = useState('');
  const [title, setTitle] = useState(t('charge.default'));
  const [tenders, setTenders] = useState({ voucher: true, points: false, card: true, stored: true });
  const [rest, setRest] = useState<TakenBy>('cash');
  const [preview, setPreview] = useState<ChargePreview | null>(null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [asking, setAsking] = useState(false);
  const fen = typedFen(amount);
  const ready = fen !== undefined && oneLine(title) !== '';
  const wish: ChargeWish = { title: oneLine(title), amountFen: fen ?? 0, tenders };

  const check = async (): Promise<void> => {
    setAsking(true);
    setRefused(null);
    try {
      setPreview(await api.previewCharge(memberId, wish));
    } catch (error) {
      setRefused(toProblem(error));
    }
    setAsking(false);
  };
  const charge = async (known: ChargePreview): Promise<void> => {
    const expectedPayableFen = known.payableFen;
    const body = { ...wish, expectedPayableFen, ...(expectedPayableFen > 0 ? { restTender: rest } : {}) };
    const done = await command.run((key) => api.charge(memberId, body, key));
    if (done) onDone(done.answer);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (preview) void charge(preview);
    else if (ready) void check();
  };
  const problem = command.problem ?? refused;

  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && command.mayClose && onClose()}>
      <Content>
        <form onSubmit={submit}>
          <Modal.Header>
            <Modal.Title>{t('charge.title', { name })}</Modal.Title>
          </Modal.Header>
          <Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              {preview ? (
                <PreviewLines wish={wish} preview={preview} rest={rest} locked={command.uncertain} onRest={setRest} />
              ) : (
                <>
                  <Field.Root name="amount" required>
                    <Field.Label>{t('charge.amount')}</Field.Label>
                    <TextInput
                      value={amount}
                      inputMode="decimal"
                      autoFocus
                      onChange={(event) => setAmount(event.target.value)}
                    />
                  </Field.Root>
                  <Field.Root name="title" required>
                    <Field.Label>{t('charge.for')}</Field.Label>
                    <TextInput value={title} maxLength={40} onChange={(event) => setTitle(event.target.value)} />
                  </Field.Root>
                  <Flex gap={4} wrap="wrap">
                    {TENDERS.map((tender) => (
                      <Checkbox
                        key={tender}
                        checked={tenders[tender]}
                        onCheckedChange={(on) => setTenders({ ...tenders, [tender]: on === true })}
                      >
                        {t(`tender.${tender}`)}
                      </Checkbox>
                    ))}
                  </Flex>
                </>
              )}
              {problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
            </Flex>
          </Body>
          <Modal.Footer>
            <Button
              type="button"
              variant="tertiary"
              disabled={!command.mayClose}
              onClick={preview ? () => setPreview(null) : onClose}
            >
              {t(preview ? 'back' : 'cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={command.running || asking}>
              {preview ? t('charge.confirm', { amount: formatFen(wish.amountFen) }) : t('charge.check')}
            </Button>
          </Modal.Footer>
        </form>
      </Content>
    </Modal.Root>
  );
}
