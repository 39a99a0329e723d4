import { IconButton } from '@strapi/design-system';
import { ChevronDown, ChevronUp, Cross, Duplicate, File } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type { DeskLine } from '../../api/types';
import { useText } from '../../hooks/useText';
import { HoldCountdown } from '../HoldCountdown';
import type { Paper } from '../print/PrintSheet';
import { StateBadge } from '../StateBadge';

const Head = styled.header`
  display: flex;
  align-items: center;
  gap: 0.8rem;
  min-height: 6.4rem;
  padding: 0 1.2rem 0 2.4rem;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Number = styled.h2`
  display: flex;
  align-items: center;
  gap: 0.4rem;
  min-width: 0;
  font-size: 1.4rem;
  line-height: 2rem;
  font-weight: 500;
  font-variant-numeric: tabular-nums;
  color: ${({ theme }) => theme.colors.neutral700};

  > span:first-child {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;

/** At the ends of the list these are disabled; the design system would fill them, and they would shout. */
const Step = styled(IconButton)`
  &:disabled,
  &[aria-disabled='true'] {
    background: none;
    border-color: transparent;
    opacity: 0.4;
  }
`;

const Tools = styled.div`
  display: flex;
  margin-left: auto;
`;

/** From the check-out on what counts is the bill. */
const billed = ({ status }: DeskLine): boolean => status === 'in_service' || status === 'completed';

interface DrawerHeaderProps {
  no: string;
  order: DeskLine | null;
  previous: string | null;
  next: string | null;
  onOpen(no: string): void;
  onClose(): void;
  /** Null until there is something to print. */
  onPrint: ((paper: Paper) => void) | null;
}

export function DrawerHeader({ no, order, previous, next, onOpen, onClose, onPrint }: DrawerHeaderProps) {
  const { t } = useText();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const copyNo = async (): Promise<void> => {
    if (await copy(no)) toggleNotification({ type: 'success', message: t('drawer.copied'), timeout: 1500 });
  };

  return (
    <Head>
      {order && <StateBadge state={order.status} text={order.statusText} data-testid="desk-state" />}
      <Number aria-live="polite">
        <span title={no}>{no}</span>
        <IconButton variant="ghost" size="S" label={t('drawer.copy')} onClick={copyNo}>
          <Duplicate aria-hidden />
        </IconButton>
      </Number>
      {order?.holdExpiresAt && <HoldCountdown until={order.holdExpiresAt} />}
      <Tools>
        {order && onPrint && (
          <IconButton
            variant="ghost"
            label={t(billed(order) ? 'print.bill' : 'print.confirmation')}
            data-testid="desk-print"
            onClick={() => onPrint(billed(order) ? 'bill' : 'confirmation')}
          >
            <File aria-hidden />
          </IconButton>
        )}
        {(previous || next) && (
          <>
            <Step
              variant="ghost"
              label={t('drawer.previous')}
              disabled={!previous}
              onClick={() => previous && onOpen(previous)}
            >
              <ChevronUp aria-hidden />
            </Step>
            <Step variant="ghost" label={t('drawer.next')} disabled={!next} onClick={() => next && onOpen(next)}>
              <ChevronDown aria-hidden />
            </Step>
          </>
        )}
        <IconButton variant="ghost" label={t('drawer.close')} onClick={onClose} data-testid="desk-drawer-close">
          <Cross aria-hidden />
        </IconButton>
      </Tools>
    </Head>
  );
}
