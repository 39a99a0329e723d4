/** What the pages of members are made of: panels, sheets of records, and what stands in for what is not there. */
import { Button, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { tint } from './look';

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

/** @param label says that something is on its way */
export function Bones({ label, rows = 6 }: { label: string; rows?: number }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4} role="status" aria-label={label} aria-busy>
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

/** @param retry what the button says; null where trying again would change nothing */
export function Failed({ title, retry, onRetry }: { title: string; retry: string | null; onRetry(): void }) {
  return (
    <Quiet title={title}>
      {retry && (
        <Button variant="tertiary" onClick={onRetry}>
          {retry}
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

  /* Under nothing there is no line. */
  tbody:first-child > tr:first-child > td {
    border-top: 0;
  }

  [data-short] {
    white-space: nowrap;
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
