import { Button, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Problem } from '../../../../../admin/shared/problem';
import { useText } from '../hooks/useText';
import { tint } from '../../../../../admin/shared/look';

const Frame = styled.div`
  flex: 1;
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 1.2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
`;

const Skeleton = styled.div`
  flex: 1;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background:
    linear-gradient(${({ theme }) => tint(theme, 'neutral500', 10)} 0 0) 0 0 / 208px 100% no-repeat,
    repeating-linear-gradient(
      ${({ theme }) => theme.colors.neutral0} 0 37px,
      ${({ theme }) => tint(theme, 'neutral500', 14)} 37px 38px
    );

  @media (prefers-reduced-motion: no-preference) {
    animation: grid-breathe 1.4s ease-in-out infinite alternate;
  }

  @keyframes grid-breathe {
    to {
      opacity: 0.5;
    }
  }
`;

interface BoardStateProps {
  problem: Problem | null;
  /** There are houses, and the filter leaves none. */
  filtered: boolean;
  loading: boolean;
  onRetry(): void;
  onReset(): void;
}

/** In the place of the grid while there is none. */
export function BoardState({ problem, filtered, loading, onRetry, onReset }: BoardStateProps) {
  const { t, problem: say } = useText();
  if (loading) return <Skeleton aria-label={t('grid.loading')} role="status" />;
  return (
    <Frame role={problem ? 'alert' : 'status'}>
      <Typography variant="delta" tag="p">
        {problem ? t('grid.error') : filtered ? t('grid.empty.filtered') : t('grid.empty')}
      </Typography>
      <Typography textColor="neutral600">{problem ? say(problem) : filtered ? '' : t('grid.empty.hint')}</Typography>
      {(problem || filtered) && (
        <Button variant="secondary" onClick={problem ? onRetry : onReset}>
          {problem ? t('retry') : t('grid.reset')}
        </Button>
      )}
    </Frame>
  );
}
