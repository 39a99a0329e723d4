/** Small parts that every tab uses. */
import { Button, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { tint } from '../../../../../admin/shared/look';
import type { Problem } from '../../../../../admin/shared/problem';
import { useText } from '../hooks/useText';

export const Panel = styled.section`
  padding: ${({ theme }) => theme.spaces[5]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
`;

export const Bone = styled.span`
  display: block;
  height: 1.6rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral150};
`;

export function Bones({ rows = 6 }: { rows?: number }) {
  const { t } = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={4} role="status" aria-label={t('loading')} aria-busy>
      {Array.from({ length: rows }, (_, index) => (
        <Bone key={index} style={{ width: `${90 - (index % 3) * 18}%` }} />
      ))}
    </Flex>
  );
}

export function Quiet({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <Flex direction="column" gap={2} padding={8} justifyContent="center">
      <Typography variant="delta" tag="p">
        {title}
      </Typography>
      {hint && (
        <Typography textColor="neutral600" tag="p">
          {hint}
        </Typography>
      )}
      {children}
    </Flex>
  );
}

export function Failed({ problem, onRetry }: { problem: Problem; onRetry(): void }) {
  const { t, problem: say } = useText();
  return (
    <Quiet title={say(problem)}>
      {problem.code !== 'forbidden' && (
        <Button variant="tertiary" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </Quiet>
  );
}

export const Refused = styled.div`
  padding: 1.2rem 1.6rem;
  border-left: 3px solid ${({ theme }) => theme.colors.danger600};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => tint(theme, 'danger500', 12)};
  font-size: 1.4rem;
  line-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral800};
`;

export const Sheet = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.4rem;
  line-height: 2rem;
  font-variant-numeric: tabular-nums;
  color: ${({ theme }) => theme.colors.neutral800};

  th {
    padding: 0.8rem;
    font-size: 1.2rem;
    font-weight: 600;
    text-align: start;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  td {
    padding: 1.2rem 0.8rem;
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
    vertical-align: top;
  }

  [data-end] {
    text-align: end;
    white-space: nowrap;
  }

  small {
    display: block;
    font-size: 1.2rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

export const Gain = styled.strong<{ $in: boolean }>`
  color: ${({ theme, $in }) => ($in ? theme.colors.success600 : theme.colors.neutral800)};
`;
