import { Button } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Action, DeskLine } from '../../api/types';
import { useText } from '../../hooks/useText';
import { useVenue } from '../../hooks/useVenueClock';
import { nextAction, tooEarly } from '../../utils/actions';
import { arrivalOf, stayOf } from '../../utils/dates';

const Foot = styled.footer`
  display: flex;
  align-items: center;
  justify-content: flex-end;
  flex-wrap: wrap;
  gap: 0.8rem;
  padding: 1.2rem 2.4rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  background: ${({ theme }) => theme.colors.neutral0};

  button {
    white-space: nowrap;
  }
`;

const Note = styled.p`
  margin-right: auto;
  font-size: 1.3rem;
  line-height: 2rem;
  color: ${({ theme }) => theme.colors.neutral600};
`;

const RANK: readonly Action[] = [
  'reject',
  'refund',
  'no-show',
  'change',
  'extras',
  'collect',
  'confirm',
  'check-in',
  'check-out',
];

const variantOf = (action: Action, next: Action | null): 'default' | 'danger-light' | 'tertiary' => {
  if (action === next) return 'default';
  return action === 'reject' ? 'danger-light' : 'tertiary';
};

interface DrawerActionsProps {
  order: DeskLine;
  actions: readonly Action[];
  onAct(action: Action): void;
}

export function DrawerActions({ order, actions, onAct }: DrawerActionsProps) {
  const { t, short } = useText();
  const { today, zone } = useVenue();
  const arrival = arrivalOf(order.startsAt, zone);
  // The server offers it from the day of arrival; until then the desk says when.
  const early = order.status === 'confirmed' && tooEarly('check-in', arrival, today);
  const goods = stayOf(order.details) === null;
  if (actions.length === 0) return null;
  const next = nextAction(actions);
  const ordered = [...actions].sort((a, b) => RANK.indexOf(a) - RANK.indexOf(b));
  return (
    <Foot>
      {arrival && early && <Note>{t('action.check-in.early', { date: short(arrival) })}</Note>}
      {ordered.map((action) => (
        <Button
          key={action}
          size="M"
          variant={variantOf(action, next)}
          data-testid={`desk-action-${action}`}
          onClick={() => onAct(action)}
        >
          {t(
            goods && (action === 'check-in' || action === 'check-out') ? `action.${action}.goods` : `action.${action}`,
          )}
        </Button>
      ))}
    </Foot>
  );
}
