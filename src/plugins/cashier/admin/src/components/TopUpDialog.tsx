import { Button, Field, Flex, Modal, TextInput } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { formatFen } from '../../../../../shared/money';
import { FREE, useCashierApi } from '../api/useCashierApi';
import type { TakenBy, TillMember, TopUp } from '../api/types';
import { useText } from '../hooks/useText';
import { typedFen } from '../utils/yuan';
import { Body, Bone, Content, Line, Notice, Strong } from './parts';
import { giftText, PlanChoice } from './PlanChoice';
import { TakenByField } from './TakenByField';

const PHONE = /^1[3-9]\d{9}$/;

interface TopUpDialogProps {
  guest: TillMember;
  onClose(): void;
  onDone(topUp: TopUp): void;
}

/** Two steps: the plan, then the money for it. It is an ordinary order of the desk. */
export function TopUpDialog({ guest, onClose, onDone }: TopUpDialogProps) {
  const texts = useText();
  const { t } = texts;
  const api = useCashierApi();
  const command = useCommand();
  const plans = useRequest('top-up-plans', api.plans);
  const [chosen, setChosen] = useState<string | null>(null);
  const [amount, setAmount] = useState('');
  const [phone, setPhone] = useState('');
  const [tender, setTender] = useState<TakenBy>('cash');
  const [sure, setSure] = useState(false);
  const { name } = guest.member;
  const plan = plans.data?.items.find(({ id }) => id === chosen);
  const fen = plan?.principalFen ?? (chosen === FREE ? typedFen(amount) : undefined);
  const reached = guest.member.phone ?? phone.trim();
  const ready = fen !== undefined && PHONE.test(reached);
  const problem = command.problem ?? plans.problem;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || chosen === null) return;
    if (!sure) return setSure(true);
    const wish = { memberId: guest.memberId, guest: { name, phone: reached }, ref: chosen, amountFen: fen, tender };
    const done = await command.run((key) => api.topUp(wish, key));
    if (done) onDone(done.answer);
  };

  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && command.mayClose && onClose()}>
      <Content>
        <form onSubmit={submit} data-testid="top-up-dialog">
          <Modal.Header>
            <Modal.Title>{t('topUp.title', { name })}</Modal.Title>
          </Modal.Header>
          <Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              {!plans.data && plans.loading && <Bone $height="14.4rem" />}
              {plans.data && !sure && (
                <PlanChoice
                  plans={plans.data}
                  chosen={chosen}
                  amount={amount}
                  onChoose={setChosen}
                  onAmount={setAmount}
                />
              )}
              {!sure && !guest.member.phone && (
                <Field.Root name="phone" required hint={t('topUp.phone.hint')}>
                  <Field.Label>{t('topUp.phone')}</Field.Label>
                  <TextInput value={phone} inputMode="tel" onChange={(event) => setPhone(event.target.value)} />
                  <Field.Hint />
                </Field.Root>
              )}
              {sure && fen !== undefined && (
                <>
                  <Line style={{ borderTop: 0 }}>
                    <span>{plan?.name ?? t('topUp.free')}</span>
                    <Strong>{formatFen(fen)}</Strong>
                  </Line>
                  {plan && plan.giftFen > 0 && <Notice $tone="success">{giftText(texts, plan)}</Notice>}
                  <TakenByField
                    label={t('topUp.takenBy')}
                    value={tender}
                    locked={command.uncertain}
                    onValue={setTender}
                  />
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
              onClick={sure ? () => setSure(false) : onClose}
            >
              {t(sure ? 'back' : 'cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={command.running} data-testid="top-up-confirm">
              {sure && fen !== undefined ? t('charge.confirm', { amount: formatFen(fen) }) : t('topUp.next')}
            </Button>
          </Modal.Footer>
        </form>
      </Content>
    </Modal.Root>
  );
}
