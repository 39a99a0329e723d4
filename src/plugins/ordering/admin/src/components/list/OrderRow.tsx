import { Button } from '@strapi/design-system';
import type { KeyboardEvent } from 'react';
import type { Action, DeskLine } from '../../api/types';
import { money, useText } from '../../hooks/useText';
import { useVenue } from '../../hooks/useVenueClock';
import { tooEarly } from '../../utils/actions';
import { arrivalOf, moment, stayOf } from '../../utils/dates';
import { phone } from '../../utils/text';
import { HoldCountdown } from '../HoldCountdown';
import { StateBadge } from '../StateBadge';
import { DatesCell } from './DatesCell';
import { BodyLine, Cell, First, Second } from './layout';

const OVER: readonly string[] = ['completed', 'closed', 'cancelled', 'refunded'];

interface OrderRowProps {
  order: DeskLine;
  next: Action | null;
  selected: boolean;
  tabbable: boolean;
  onOpen(no: string): void;
  onAct(order: DeskLine, action: Action): void;
  onArrow(no: string, step: 1 | -1): void;
}

function AmountCell({ order }: { order: DeskLine }) {
  const { t } = useText();
  const over = order.status === 'closed' || order.status === 'cancelled';
  return (
    <>
      <First $strong $dim={over}>
        {money(order.totalFen)}
      </First>
      {order.refundedFen > 0 ? (
        <Second $tone="danger">
          {order.refundingFen > 0
            ? t('row.refunding', { amount: money(order.refundingFen) })
            : t('row.refunded', { amount: money(order.refundedFen) })}
        </Second>
      ) : (
        <Second>{t(order.paidFen > 0 ? 'row.paid' : order.totalFen === 0 ? 'row.free' : 'row.unpaid')}</Second>
      )}
    </>
  );
}

function WhatCell({ order }: { order: DeskLine }) {
  const { t } = useText();
  const stay = stayOf(order.details);
  const facts = [
    order.unitLabel,
    order.quantity > 1 && !order.unitLabel ? t('row.quantity', { quantity: order.quantity }) : null,
    stay?.adults ? t('row.people', { adults: stay.adults, children: stay.children ?? 0 }) : null,
  ];
  return (
    <>
      <First>{order.title}</First>
      <Second>{facts.filter(Boolean).join(' · ')}</Second>
    </>
  );
}

export function OrderRow(props: OrderRowProps) {
  const { order, next, selected, tabbable, onOpen, onAct, onArrow } = props;
  const { t, locale } = useText();
  const { today, zone } = useVenue();
  const over = OVER.includes(order.status);
  const ready = next !== null && !tooEarly(next, arrivalOf(order.startsAt, zone), today);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' || event.key === ' ') onOpen(order.no);
    else if (event.key === 'ArrowDown') onArrow(order.no, 1);
    else if (event.key === 'ArrowUp') onArrow(order.no, -1);
    else return;
    event.preventDefault();
  };

  return (
    <BodyLine
      role="row"
      tabIndex={tabbable ? 0 : -1}
      aria-selected={selected}
      $state={order.status}
      $dim={over}
      data-no={order.no}
      data-state={order.status}
      data-testid={`desk-row-${order.no}`}
      onClick={() => onOpen(order.no)}
      onKeyDown={onKeyDown}
    >
      <Cell role="gridcell">
        <StateBadge state={order.status} text={order.statusText} />
        {order.holdExpiresAt && (
          <div>
            <HoldCountdown until={order.holdExpiresAt} />
          </div>
        )}
      </Cell>
      <Cell role="gridcell">
        <First $strong $dim={over}>
          {order.guestName}
        </First>
        <Second>{phone(order.guestPhone)}</Second>
      </Cell>
      <Cell role="gridcell">
        <WhatCell order={order} />
      </Cell>
      <Cell role="gridcell">
        <DatesCell order={order} />
      </Cell>
      <Cell role="gridcell" $end>
        <AmountCell order={order} />
      </Cell>
      <Cell role="gridcell" data-wide>
        <First $dim>{order.no}</First>
        <Second>{t('row.placed', { time: moment(order.createdAt, zone, locale, today) })}</Second>
      </Cell>
      <Cell role="gridcell" $end data-wide>
        {ready && (
          <Button
            size="S"
            variant="secondary"
            data-testid={`desk-row-action-${order.no}`}
            onClick={(event) => {
              event.stopPropagation();
              onAct(order, next);
            }}
          >
            {t(`action.${next}`)}
          </Button>
        )}
      </Cell>
    </BodyLine>
  );
}
