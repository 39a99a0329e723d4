import { Button } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { Bone } from '../components/Bone';
import { useText } from '../hooks/useText';

export const Body = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  width: 100%;
  min-height: 17.2rem;
`;

export const Figures = styled.div`
  display: flex;
  align-items: baseline;
  gap: 1.2rem;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.3rem;
  font-variant-numeric: tabular-nums;
`;

export const Figure = styled.b<{ $calls?: boolean }>`
  font-size: 3.6rem;
  line-height: 4rem;
  font-weight: 600;
  color: ${({ theme, $calls }) => ($calls ? theme.colors.alternative600 : theme.colors.neutral800)};
`;

export const Quiet = styled.p`
  margin: auto 0;
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.neutral600};
`;

export function Loading() {
  return (
    <Body aria-busy>
      <Bone $width="6rem" $height="4rem" />
      <Bone $width="100%" />
      <Bone $width="100%" />
      <Bone $width="70%" />
    </Body>
  );
}

export function Failed({ message, onRetry }: { message: string; onRetry(): void }): ReactNode {
  const { t } = useText();
  return (
    <Body>
      <Quiet>
        {t('today.error')} · {message}
      </Quiet>
      <Button variant="tertiary" onClick={onRetry}>
        {t('today.retry')}
      </Button>
    </Body>
  );
}
