import { Button, Flex, Modal } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { styled } from 'styled-components';
import type { Action, DeskDetail, DeskLine } from '../../api/types';
import { useCommand } from '../../hooks/useCommand';
import { useRefundPreview } from '../../hooks/useRefundPreview';
import { money, useText } from '../../hooks/useText';
import { leftFen } from '../../utils/actions';
import type { Allowed } from '../../permissions';
import { stayOf } from '../../utils/dates';
import { readAmount, toBody, type Draft } from '../../utils/form';
import { phone } from '../../utils/text';
import { GuestList } from '../guests/GuestList';
import { Consequences } from './Consequences';
import { Refused } from './frame';
import { AmountField, ReasonField } from './Fields';

const Content = styled(Modal.Content)`
  max-width: 52rem;
`;

const Body = styled(Modal.Body)`
  padding-inline: ${({ theme }) => theme.spaces[6]};

  & > div {
    padding-block: ${({ theme }) => theme.spaces[6]};
  }
`;

const Footer = styled(Modal.Footer)`
  flex: none;
`;

const Subject = styled.p`
  font-size: 1.4rem;
  line-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  small {
    font-size: 1.3rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

const dangerous = (action: Action): boolean => action === 'reject' || action === 'refund';

/** Into the first field; without one, onto the button. */
function focusFirst(event: Event): void {
  const dialog = event.target as HTMLElement;
  const target = dialog.querySelector<HTMLElement>('[data-autofocus]');
  if (!target) return;
  event.preventDefault();
  target.focus();
}

interface ActionDialogProps {
  order: DeskLine;
  action: Exclude<Action, 'collect' | 'change' | 'extras' | 'check-out'>;
  allowed: Allowed;
  onClose(): void;
  onDone(action: Action, order: DeskDetail): void;
  /** The server refused or did not answer: what is shown behind may be out of date. */
  onRefused(): void;
}

export function ActionDialog({ order, action, allowed, onClose, onDone, onRefused }: ActionDialogProps) {
  const { t, problem: say } = useText();
  const command = useCommand(order.no, action);
  const [draft, setDraft] = useState<Draft>({ amount: '', reason: '' });
  const left = leftFen(order);
  const amount = readAmount(draft.amount, left);
  const fen = amount && 'fen' in amount ? amount.fen : null;
  const preview = useRefundPreview(order.no, action, fen);
  const body = toBody(action, draft, left);
  const seen = !dangerous(action) || preview.data !== null;
  const locked = command.running || command.uncertain;
  const costs = action === 'refund' ? fen : action === 'reject' ? (preview.data?.refundFen ?? null) : null;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!body || !seen) return;
    const done = await command.run(body);
    if (done) onDone(action, done);
    else onRefused();
  };

  return (
    <Modal.Root open onOpenChange={(open) => !open && command.mayClose && onClose()}>
      <Content onOpenAutoFocus={focusFirst} aria-describedby={undefined} data-testid="desk-dialog">
        <form onSubmit={submit}>
          <Modal.Header closeLabel={t('dialog.close')}>
            <Modal.Title>{t(`dialog.${action}.title`)}</Modal.Title>
          </Modal.Header>
          <Body>
            <Flex direction="column" alignItems="stretch" gap={5}>
              <Subject>
                <strong>{order.guestName}</strong> <small>{phone(order.guestPhone)}</small>
                <br />
                {order.title} <small>{order.no}</small>
              </Subject>
              {action === 'refund' && (
                <AmountField
                  value={draft.amount}
                  leftFen={left}
                  disabled={locked}
                  onChange={(value) => setDraft((old) => ({ ...old, amount: value }))}
                />
              )}
              {(action === 'refund' || action === 'reject') && (
                <ReasonField
                  action={action}
                  value={draft.reason}
                  disabled={locked}
                  onChange={(value) => setDraft((old) => ({ ...old, reason: value }))}
                />
              )}
              <Consequences
                order={order}
                action={action}
                preview={preview.data}
                loading={preview.loading}
                problem={preview.problem}
              />
              {action === 'check-in' && stayOf(order.details) && (
                <section aria-label={t('guests.title')}>
                  <GuestList no={order.no} allowed={allowed} />
                </section>
              )}
              {command.problem && !command.running && (
                <Refused role="alert" data-testid="desk-problem">
                  {say(command.problem)}
                  {command.uncertain && <div>{t('dialog.uncertain')}</div>}
                </Refused>
              )}
            </Flex>
          </Body>
          <Footer>
            <Button variant="tertiary" onClick={onClose} disabled={!command.mayClose}>
              {t('dialog.cancel')}
            </Button>
            <Button
              type="submit"
              variant={dangerous(action) ? 'danger' : 'default'}
              loading={command.running}
              disabled={!body || !seen}
              data-autofocus={!dangerous(action) || undefined}
              data-testid="desk-confirm-button"
            >
              {costs
                ? t(`dialog.do.${action as 'reject' | 'refund'}.amount`, { amount: money(costs) })
                : t(`dialog.do.${action}`)}
            </Button>
          </Footer>
        </form>
      </Content>
    </Modal.Root>
  );
}
