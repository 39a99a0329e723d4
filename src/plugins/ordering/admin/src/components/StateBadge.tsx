import {
  ArrowsCounterClockwise,
  Check,
  Clock,
  Cross,
  Calendar,
  House,
  Bell,
  ArrowLeft,
  MinusCircle,
} from '@strapi/icons';
import type { ComponentType, SVGProps } from 'react';
import { css, styled, type DefaultTheme } from 'styled-components';
import type { OrderState } from '../api/types';
import { useText } from '../hooks/useText';
import { tint, type Hue } from '../../../../../admin/shared/look';

interface Look {
  hue: Hue;
  /** The cue besides colour, with the icon: dashed is under way, ringed waits for staff, solid is in the house now. */
  shape: 'dashed' | 'ringed' | 'solid' | 'soft' | 'plain';
  Icon: ComponentType<SVGProps<SVGSVGElement>>;
}

export const LOOK: Record<OrderState, Look> = {
  pending: { hue: 'warning', shape: 'dashed', Icon: Clock },
  paid: { hue: 'alternative', shape: 'ringed', Icon: Bell },
  confirmed: { hue: 'secondary', shape: 'soft', Icon: Calendar },
  in_service: { hue: 'primary', shape: 'solid', Icon: House },
  completed: { hue: 'neutral', shape: 'soft', Icon: Check },
  closed: { hue: 'neutral', shape: 'plain', Icon: MinusCircle },
  cancelled: { hue: 'neutral', shape: 'plain', Icon: Cross },
  refunding: { hue: 'danger', shape: 'dashed', Icon: ArrowsCounterClockwise },
  refunded: { hue: 'neutral', shape: 'plain', Icon: ArrowLeft },
};

export function stateColour(theme: DefaultTheme, state: OrderState): string {
  const { hue } = LOOK[state];
  return hue === 'neutral' ? theme.colors.neutral300 : theme.colors[`${hue}600`];
}

const SHAPES = {
  solid: css<{ $hue: Hue }>`
    background: ${({ theme, $hue }) => theme.colors[`${$hue}600`]};
    color: ${({ theme }) => theme.colors.neutral0};
  `,
  soft: css<{ $hue: Hue }>`
    background: ${({ theme, $hue }) => tint(theme, `${$hue}500`, 18)};
    color: ${({ theme, $hue }) => theme.colors[`${$hue}700`]};
  `,
  ringed: css<{ $hue: Hue }>`
    background: ${({ theme, $hue }) => tint(theme, `${$hue}500`, 14)};
    border: 1px solid ${({ theme, $hue }) => theme.colors[`${$hue}600`]};
    color: ${({ theme, $hue }) => theme.colors[`${$hue}700`]};
  `,
  dashed: css<{ $hue: Hue }>`
    background: ${({ theme, $hue }) => tint(theme, `${$hue}500`, 12)};
    border: 1px dashed ${({ theme, $hue }) => theme.colors[`${$hue}600`]};
    color: ${({ theme, $hue }) => theme.colors[`${$hue}700`]};
  `,
  plain: css`
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    color: ${({ theme }) => theme.colors.neutral600};
  `,
};

const Pill = styled.span<{ $hue: Hue; $shape: Look['shape'] }>`
  display: inline-flex;
  align-items: center;
  gap: 0.5rem;
  height: 2.4rem;
  padding: 0 0.9rem 0 0.7rem;
  border-radius: 1.2rem;
  font-size: 1.3rem;
  font-weight: 600;
  line-height: 1;
  max-width: 100%;
  white-space: nowrap;

  svg {
    width: 1.3rem;
    height: 1.3rem;
    flex: none;

    path {
      fill: currentColor;
    }
  }

  ${({ $shape }) => SHAPES[$shape]}
`;

interface StateBadgeProps {
  state: OrderState;
  /** What the order's own state is called, where it is known: goods are not moved into. */
  text?: string | undefined;
  'data-testid'?: string;
}

export function StateBadge({ state, text, ...rest }: StateBadgeProps) {
  const { t } = useText();
  const { hue, shape, Icon } = LOOK[state];
  return (
    <Pill $hue={hue} $shape={shape} data-state={state} {...rest}>
      <Icon aria-hidden />
      {text ?? t(`state.${state}`)}
    </Pill>
  );
}
