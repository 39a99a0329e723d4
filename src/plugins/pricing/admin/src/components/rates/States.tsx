import { Button, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { Problem } from '../../../../../../admin/shared/problem';
import { useText } from '../../hooks/useText';
import { Bone } from './parts';

const Bones = styled.div`
  display: grid;
  grid-template-columns: 15rem repeat(12, 1fr);
  gap: 2.4rem 1.6rem;
  padding: 2.4rem 2rem;
`;

export function GridSkeleton() {
  const { t } = useText();
  return (
    <Bones role="status" aria-label={t('rates.loading')} aria-busy>
      {Array.from({ length: 8 * 13 }, (_, index) => (
        <Bone key={index} $width="100%" $height="2.4rem" />
      ))}
    </Bones>
  );
}

const Centre = styled.div`
  flex: 1;
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 0.8rem;
  padding: 4rem;
  text-align: center;
`;

function Message({ title, hint, children }: { title: string; hint: string; children?: ReactNode }) {
  return (
    <Centre>
      <EmptyDocuments width="16rem" height="8.8rem" aria-hidden />
      <Typography variant="delta" tag="p">
        {title}
      </Typography>
      <Typography variant="omega" textColor="neutral600" tag="p">
        {hint}
      </Typography>
      {children}
    </Centre>
  );
}

export function GridEmpty() {
  const { t } = useText();
  return <Message title={t('rates.empty')} hint={t('rates.empty.hint')} />;
}

export function GridError({ problem, onRetry }: { problem: Problem; onRetry(): void }) {
  const texts = useText();
  return (
    <Message title={texts.t('rates.error')} hint={texts.problem(problem)}>
      <Button startIcon={<ArrowClockwise />} variant="secondary" onClick={onRetry}>
        {texts.t('rates.retry')}
      </Button>
    </Message>
  );
}
