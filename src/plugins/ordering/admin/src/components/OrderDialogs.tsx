import type { ReactNode } from 'react';
import type { Action, DeskDetail, DeskLine, Refund } from '../api/types';
import type { Allowed } from '../permissions';
import { useOrder } from '../hooks/useDesk';
import { CheckOutDialog } from './checkout/CheckOutDialog';
import { ActionDialog } from './dialog/ActionDialog';
import { ChangeDialog } from './dialog/ChangeDialog';
import { CollectDialog } from './dialog/CollectDialog';
import { ExtrasDialog } from './extras/ExtrasDialog';
import { HandBackDialog } from './dialog/HandBackDialog';
import { PrintSheet, type Paper } from './print/PrintSheet';

/** What is being done to an order, over the page that shows it. */
export type Doing =
  { order: DeskLine; action: Action } | { order: DeskDetail; refund: Refund } | { order: DeskDetail; paper: Paper };

export type Did = Action | 'hand-back';

export interface OrderDialogsProps {
  doing: Doing;
  allowed: Allowed;
  onClose: () => void;
  onDone: (did: Did, order: DeskDetail) => void;
  onRefused: () => void;
}

const isWhole = (order: DeskLine): order is DeskDetail => 'pendingChange' in order;

/** Waits for the whole order where only its line in the list is known. */
function OfWhole({ order, children }: { order: DeskLine; children: (whole: DeskDetail) => ReactNode }) {
  const { data } = useOrder(isWhole(order) ? null : order.no);
  const whole = isWhole(order) ? order : data;
  return whole && children(whole);
}

/** The one dialog of what is being done, wherever an order is shown. */
export function OrderDialogs({ doing, allowed, onClose, onDone, onRefused }: OrderDialogsProps) {
  if ('paper' in doing) return <PrintSheet {...doing} onClose={onClose} />;
  if ('refund' in doing) {
    return <HandBackDialog {...doing} onClose={onClose} onDone={(order) => onDone('hand-back', order)} />;
  }
  const { order, action } = doing;
  if (action === 'collect') {
    return (
      <CollectDialog
        order={order}
        change={isWhole(order) ? order.pendingChange : null}
        onClose={onClose}
        onDone={(collected) => onDone('collect', collected)}
        onRefused={onRefused}
      />
    );
  }
  if (action === 'extras') {
    return (
      <OfWhole order={order}>
        {(whole) => (
          <ExtrasDialog
            key={order.no}
            order={whole}
            mayCollect={allowed.collect}
            onClose={onClose}
            onDone={onDone}
            onRefused={onRefused}
          />
        )}
      </OfWhole>
    );
  }
  if (action === 'check-out') {
    return (
      <CheckOutDialog
        key={order.no}
        order={order}
        allowed={allowed}
        onClose={onClose}
        onDone={(left) => onDone('check-out', left)}
        onRefused={onRefused}
      />
    );
  }
  if (action === 'change') {
    return (
      <ChangeDialog
        key={order.no}
        order={order}
        mayWaive={allowed.adjust}
        onClose={onClose}
        onDone={(changed) => onDone('change', changed)}
        onRefused={onRefused}
      />
    );
  }
  return (
    <ActionDialog
      key={`${order.no}-${action}`}
      order={order}
      action={action}
      allowed={allowed}
      onClose={onClose}
      onDone={onDone}
      onRefused={onRefused}
    />
  );
}
