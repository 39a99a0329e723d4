import { Button, Typography } from '@strapi/design-system';
import { useEffect, useRef } from 'react';
import { styled } from 'styled-components';
import type { Problem } from '../../../../../../admin/shared/problem';
import type { Action, DeskDetail, DeskLine, Refund } from '../../api/types';
import { useText } from '../../hooks/useText';
import type { Allowed } from '../../permissions';
import { actionsFor } from '../../utils/actions';
import { stayOf } from '../../utils/dates';
import { Bone } from '../Bone';
import { GuestList } from '../guests/GuestList';
import type { Paper } from '../print/PrintSheet';
import { DrawerActions } from './DrawerActions';
import { DrawerHeader } from './DrawerHeader';
import { DepositSection } from './DepositSection';
import { GuestSection } from './GuestSection';
import { MoneySection } from './MoneySection';
import { PendingChangeSection } from './PendingChangeSection';
import { PolicySection } from './PolicySection';
import { Section } from './parts';
import { ReturnSection } from './ReturnSection';
import { PriceSection } from './PriceSection';
import { StayCard } from './StayCard';
import { TimelineSection } from './TimelineSection';

const Panel = styled.aside`
  display: flex;
  flex-direction: column;
  width: 56rem;
  flex: none;
  min-height: 0;
  background: ${({ theme }) => theme.colors.neutral0};
  border-left: 1px solid ${({ theme }) => theme.colors.neutral150};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
  outline: 0;

  @media (prefers-reduced-motion: no-preference) {
    animation: desk-slide 0.18s ease-out;
  }

  @keyframes desk-slide {
    from {
      transform: translateX(4rem);
      opacity: 0;
    }
  }

  @media (max-width: 1100px) {
    position: absolute;
    inset: 0 0 0 auto;
    width: min(56rem, 100%);
    z-index: 2;
  }
`;

const Body = styled.div`
  flex: 1;
  min-height: 0;
  overflow-y: auto;
  overscroll-behavior: contain;
`;

const Pending = styled.div`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 1.6rem;
  padding: 2.4rem;
`;

interface OrderDrawerProps {
  no: string;
  /** From the list: known at once, before the rest is loaded. */
  line: DeskLine | null;
  detail: DeskDetail | null;
  problem: Problem | null;
  allowed: Allowed;
  previous: string | null;
  next: string | null;
  onOpen(no: string): void;
  onClose(): void;
  onAct(order: DeskLine, action: Action): void;
  onHandBack(order: DeskDetail, refund: Refund): void;
  onPrint(order: DeskDetail, paper: Paper): void;
  onChanged(order: DeskDetail): void;
  onRetry(): void;
}

interface DetailsProps {
  order: DeskDetail;
  allowed: Allowed;
  onHandBack(refund: Refund): void;
  onRefund(): void;
  onChanged(order: DeskDetail): void;
}

function Details({ order, allowed, onHandBack, onRefund, onChanged }: DetailsProps) {
  const { t } = useText();
  const stays = stayOf(order.details) !== null;
  return (
    <>
      <ReturnSection
        key={`return-${order.no}`}
        order={order}
        onRefund={allowed.refund ? onRefund : null}
        onChanged={onChanged}
      />
      {order.pendingChange && (
        <PendingChangeSection
          key={`change-${order.no}`}
          order={order}
          change={order.pendingChange}
          onChanged={allowed.change ? onChanged : null}
        />
      )}
      <GuestSection order={order} />
      {stays && allowed.service && (
        <Section title={t('guests.title')}>
          <GuestList key={order.no} no={order.no} allowed={allowed} />
        </Section>
      )}
      <PriceSection order={order} />
      <MoneySection order={order} onHandBack={allowed.collect ? onHandBack : null} />
      {allowed.collect && <DepositSection key={`deposit-${order.no}`} order={order} onChanged={onChanged} />}
      <PolicySection policy={order.cancellationPolicy} />
      <TimelineSection events={order.timeline} />
    </>
  );
}

const DetailsSkeleton = () => (
  <Pending aria-busy>
    <Bone $width="6rem" />
    <Bone $width="24rem" />
    <Bone $width="18rem" />
    <Bone $width="6rem" />
    <Bone $width="100%" />
    <Bone $width="100%" />
    <Bone $width="60%" />
  </Pending>
);

/** One order beside the list; the list stays usable and keeps its place. */
export function OrderDrawer(props: OrderDrawerProps) {
  const {
    no,
    line,
    detail,
    problem,
    allowed,
    previous,
    next,
    onOpen,
    onClose,
    onAct,
    onHandBack,
    onPrint,
    onChanged,
    onRetry,
  } = props;
  const { t, problem: say } = useText();
  const panel = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const order = detail ?? line;

  // Braces matter: browsers have begun to return promises from scrolling, and React would call them to clean up.
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [no]);
  // The button that was pressed is gone with the state it belonged to; the keyboard stays in the drawer. Later,
  // because a closing dialog looks for that button first.
  useEffect(() => {
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
    });
    return () => clearTimeout(timer);
  }, [order?.status]);

  return (
    <Panel ref={panel} tabIndex={-1} aria-label={t('drawer.label', { no })} data-testid="desk-drawer" data-no={no}>
      <DrawerHeader
        no={no}
        order={order}
        previous={previous}
        next={next}
        onOpen={onOpen}
        onClose={onClose}
        onPrint={detail && ((paper) => onPrint(detail, paper))}
      />
      <Body ref={body}>
        {order && <StayCard order={order} />}
        {detail && (
          <Details
            order={detail}
            allowed={allowed}
            onHandBack={(refund) => onHandBack(detail, refund)}
            onRefund={() => onAct(detail, 'refund')}
            onChanged={onChanged}
          />
        )}
        {!detail && !problem && <DetailsSkeleton />}
        {!detail && problem && (
          <Pending role="alert">
            <Typography variant="delta" tag="p">
              {t('drawer.error')}
            </Typography>
            <Typography textColor="neutral600">{say(problem)}</Typography>
            <Button variant="secondary" onClick={onRetry}>
              {t('desk.retry')}
            </Button>
          </Pending>
        )}
      </Body>
      {order && (
        <DrawerActions order={order} actions={actionsFor(order, allowed)} onAct={(action) => onAct(order, action)} />
      )}
    </Panel>
  );
}
