import { Button, Flex, Modal } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { styled } from 'styled-components';
import type { DeskDetail, DeskLine } from '../../api/types';
import { useChangePreview } from '../../hooks/useChangePreview';
import { useCommand } from '../../hooks/useCommand';
import { money, useText } from '../../hooks/useText';
import { draftOf, wishOf, type ChangeDraft } from '../../utils/change';
import { stayOf } from '../../utils/dates';
import { colourScheme } from '../../../../../../admin/shared/look';
import { oneLine } from '../../../../../../admin/shared/text';
import { REASON_MIN } from '../../utils/text';
import { ChangeFields, type Settle } from './ChangeFields';
import { ChangeTerms } from './ChangeTerms';
import { ReasonField } from './Fields';
import { Refused } from './frame';

const Content = styled(Modal.Content)`
  max-width: 64rem;
  color-scheme: ${({ theme }) => colourScheme(theme)};
`;

interface ChangeDialogProps {
  order: DeskLine;
  mayWaive: boolean;
  onClose(): void;
  onDone(order: DeskDetail): void;
  /** The server refused or did not answer: what is shown behind may be out of date. */
  onRefused(): void;
}

/** Other dates, another party, house or room for a booked stay, with the difference before the button. */
export function ChangeDialog({ order, mayWaive, onClose, onDone, onRefused }: ChangeDialogProps) {
  const { t, problem: say } = useText();
  const stay = stayOf(order.details);
  const command = useCommand(order.no, 'change');
  const [draft, setDraft] = useState<ChangeDraft>(() => draftOf(stay));
  const [reason, setReason] = useState('');
  const [settle, setSettle] = useState<Settle>('collect');
  const wish = wishOf(draft, stay);
  const preview = useChangePreview(order.no, wish);
  const locked = command.running || command.uncertain;
  const terms = preview.data;
  const waived = settle === 'waive';
  const ready = terms?.possible === true && oneLine(reason).length >= REASON_MIN;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || !wish || !terms) return;
    const done = await command.run({
      ...wish,
      settle,
      reason: oneLine(reason),
      expectedDifferenceFen: terms.differenceFen,
    });
    if (done) return onDone(done);
    preview.refresh();
    onRefused();
  };

  return (
    <Modal.Root open onOpenChange={(open) => !open && command.mayClose && onClose()}>
      <Content aria-describedby={undefined} data-testid="desk-dialog">
        <form onSubmit={submit}>
          <Modal.Header closeLabel={t('dialog.close')}>
            <Modal.Title>{t('dialog.change.title')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={5}>
              <ChangeFields
                order={order}
                draft={draft}
                settle={settle}
                mayWaive={mayWaive}
                disabled={locked}
                onChange={(part) => setDraft((old) => ({ ...old, ...part }))}
                onSettle={setSettle}
              />
              <ChangeTerms
                preview={terms}
                waived={waived}
                loading={preview.loading}
                problem={wish ? preview.problem : null}
              />
              <ReasonField action="change" value={reason} disabled={locked} onChange={setReason} />
              {command.problem && !command.running && (
                <Refused role="alert" data-testid="desk-problem">
                  {say(command.problem)}
                  {command.uncertain && <div>{t('dialog.uncertain')}</div>}
                </Refused>
              )}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={onClose} disabled={!command.mayClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" loading={command.running} disabled={!ready} data-testid="desk-confirm-button">
              {!terms || waived || terms.differenceFen === 0
                ? t('dialog.do.change')
                : terms.payFen > 0
                  ? t('change.do.pay', { amount: money(terms.payFen) })
                  : t('change.do.refund', { amount: money(terms.refundFen) })}
            </Button>
          </Modal.Footer>
        </form>
      </Content>
    </Modal.Root>
  );
}
