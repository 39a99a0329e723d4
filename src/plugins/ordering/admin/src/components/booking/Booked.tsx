import { Button, Flex } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { DeskDetail } from '../../api/types';
import { money, useText } from '../../hooks/useText';
import { StayCard } from '../drawer/StayCard';
import { HoldCountdown } from '../HoldCountdown';
import { PrintSheet } from '../print/PrintSheet';
import { Card, Heading, Hint } from './layout';

/** It is booked: what to tell the guest, and the paper. */
export function Booked({ order, onAnother }: { order: DeskDetail; onAnother(): void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const [printing, setPrinting] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const held = order.status === 'pending';
  return (
    <Card data-testid="booking-done" style={{ maxWidth: '64rem' }}>
      <Heading ref={heading} tabIndex={-1}>
        {t(held ? 'booking.held' : 'booking.done')}
      </Heading>
      <StayCard order={order} />
      <Hint style={{ margin: '1.6rem 0' }}>
        {order.guestName} · {order.no} ·{' '}
        {held
          ? t('booking.due', { amount: money(order.payableFen) })
          : t('booking.paid', { amount: money(order.paidFen) })}{' '}
        {held && order.holdExpiresAt && <HoldCountdown until={order.holdExpiresAt} long />}
      </Hint>
      <Flex gap={2} wrap="wrap">
        <Button onClick={() => setPrinting(true)} data-testid="booking-print">
          {t('print.confirmation')}
        </Button>
        <Button variant="secondary" onClick={() => navigate(`..?order=${order.no}`)} data-testid="booking-open">
          {t('booking.open')}
        </Button>
        <Button variant="tertiary" onClick={onAnother}>
          {t('booking.another')}
        </Button>
      </Flex>
      {printing && <PrintSheet order={order} paper="confirmation" onClose={() => setPrinting(false)} />}
    </Card>
  );
}
