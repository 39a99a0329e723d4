import { Button, Flex, Loader } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';
import { tint } from '../../../../../../admin/shared/look';
import type { Deposit, DeskDetail, DeskLine } from '../../api/types';
import { useCommand } from '../../hooks/useCommand';
import { useOrder } from '../../hooks/useDesk';
import { useRefundPreview } from '../../hooks/useRefundPreview';
import { money, useText } from '../../hooks/useText';
import type { Allowed } from '../../permissions';
import { CollectDialog } from '../dialog/CollectDialog';
import { Consequences } from '../dialog/Consequences';
import { DepositDialog } from '../dialog/DepositDialog';
import { CommandDialog } from '../dialog/frame';
import { PrintSheet } from '../print/PrintSheet';
import { Bill } from './Bill';

const Warning = styled.div`
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 1.2rem;
  padding: 1.2rem 1.6rem;
  border-left: 3px solid ${({ theme }) => theme.colors.warning600};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => tint(theme, 'warning500', 14)};
  font-size: 1.4rem;
  line-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral800};
`;

/** What is done first, in place of the dialog. */
type Before = { deposit: Deposit } | 'collect' | 'print';

interface CheckOutDialogProps {
  order: DeskLine;
  allowed: Allowed;
  onClose(): void;
  onDone(order: DeskDetail): void;
  onRefused(): void;
}

/** The guests leave: the bill, what is still open, and what becomes free. */
export function CheckOutDialog({ order: line, allowed, onClose, onDone, onRefused }: CheckOutDialogProps) {
  const { t, problem: say } = useText();
  const command = useCommand(line.no, 'check-out');
  const known = useOrder(line.no);
  const preview = useRefundPreview(line.no, 'check-out', null);
  const [before, setBefore] = useState<Before | null>(null);
  const order = known.data;
  const back = (): void => setBefore(null);
  const settled = (fresh: DeskDetail): void => {
    known.replace(fresh);
    back();
  };

  if (order && before === 'print') return <PrintSheet order={order} paper="bill" onClose={back} />;
  if (order && before === 'collect') {
    return (
      <CollectDialog
        order={order}
        change={order.pendingChange}
        onClose={back}
        onDone={settled}
        onRefused={known.refresh}
      />
    );
  }
  if (order && before !== null && typeof before === 'object')
    return <DepositDialog order={order} deposit={before.deposit} onClose={back} onDone={settled} />;

  const submit = async (): Promise<void> => {
    const done = await command.run({});
    if (done) return onDone(done);
    known.refresh();
    onRefused();
  };
  return (
    <CommandDialog
      title={t('dialog.check-out.title')}
      order={line}
      command={command}
      button={t('dialog.do.check-out')}
      ready={order !== null}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {!order &&
        (known.problem ? <p role="alert">{say(known.problem)}</p> : <Loader small>{t('bill.loading')}</Loader>)}
      {order && <Open order={order} mayCollect={allowed.collect} onBefore={setBefore} />}
      {order && <Bill order={order} />}
      {order && (
        <Flex justifyContent="flex-end">
          <Button type="button" size="S" variant="tertiary" data-testid="bill-print" onClick={() => setBefore('print')}>
            {t('print.bill')}
          </Button>
        </Flex>
      )}
      <Consequences
        order={line}
        action="check-out"
        preview={preview.data}
        loading={preview.loading}
        problem={preview.problem}
      />
    </CommandDialog>
  );
}

interface OpenProps {
  order: DeskDetail;
  mayCollect: boolean;
  onBefore(before: Before): void;
}

/** What should not be left open when guests go: a difference that nobody paid, a deposit that the house still has. */
function Open({ order, mayCollect, onBefore }: OpenProps) {
  const { t, name } = useText();
  const { pendingChange, deposits } = order;
  return (
    <>
      {pendingChange && (
        <Warning role="alert" data-testid="checkout-unpaid">
          {t('bill.unpaid', { amount: money(pendingChange.differenceFen), what: pendingChange.summary })}
          {mayCollect && (
            <Button type="button" size="S" data-testid="checkout-collect" onClick={() => onBefore('collect')}>
              {t('action.collect')}
            </Button>
          )}
        </Warning>
      )}
      {deposits
        .filter(({ returnedFen }) => returnedFen === null)
        .map((deposit) => (
          <Warning key={deposit.id} role="alert" data-testid="checkout-deposit">
            {t('bill.deposit', { amount: money(deposit.amountFen), tender: name('tender', deposit.tender) })}
            {mayCollect && (
              <Button type="button" size="S" data-testid="checkout-return" onClick={() => onBefore({ deposit })}>
                {t('bill.deposit.settle')}
              </Button>
            )}
          </Warning>
        ))}
    </>
  );
}
