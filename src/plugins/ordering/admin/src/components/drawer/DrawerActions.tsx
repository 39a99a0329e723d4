import { Button, type ButtonVariant } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Action } from '../../api/types';
import { useText } from '../../hooks/useText';
import { nextAction } from '../../utils/actions';

const Foot = styled.footer`
  display: flex;
  align-items: center;
  justify-content: flex-end;
  gap: 0.8rem;
  padding: 1.2rem 2.4rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  background: ${({ theme }) => theme.colors.neutral0};
`;

const RANK: readonly Action[] = ['reject', 'refund', 'confirm', 'check-in', 'check-out'];

const variantOf = (action: Action, next: Action | null): ButtonVariant => {
  if (action === next) return 'default';
  return action === 'reject' ? 'danger-light' : 'tertiary';
};

export function DrawerActions({ actions, onAct }: { actions: readonly Action[]; onAct(action: Action): void }) {
  const { t } = useText();
  if (actions.length === 0) return null;
  const next = nextAction(actions);
  const ordered = [...actions].sort((a, b) => RANK.indexOf(a) - RANK.indexOf(b));
  return (
    <Foot>
      {ordered.map((action) => (
        <Button
          key={action}
          size="M"
          variant={variantOf(action, next)}
          data-testid={`desk-action-${action}`}
          onClick={() => onAct(action)}
        >
          {t(`action.${action}`)}
        </Button>
      ))}
    </Foot>
  );
}
