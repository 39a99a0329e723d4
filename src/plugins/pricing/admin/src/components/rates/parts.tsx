/** Small pieces that the page is made of. */
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { tint } from '../../../../../../admin/shared/look';

export const Segments = styled.div`
  display: flex;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  overflow: hidden;
`;

export const Segment = styled.button`
  flex: 1 1 auto;
  min-height: 3.2rem;
  padding: 0 0.9rem;
  border: 0;
  border-left: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: none;
  color: ${({ theme }) => theme.colors.neutral700};
  font: inherit;
  font-size: 1.3rem;
  white-space: nowrap;
  cursor: pointer;

  &:first-child {
    border-left: 0;
  }

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &[aria-pressed='true'] {
    background: ${({ theme }) => tint(theme, 'primary500', 16)};
    color: ${({ theme }) => theme.colors.primary600};
    font-weight: 600;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly (readonly [value: T, text: string])[];
  testId: string;
  onChange(value: T): void;
}

/** One of a few, all in sight. */
export function Choice<T extends string>({ label, value, options, testId, onChange }: ChoiceProps<T>) {
  return (
    <Segments role="group" aria-label={label}>
      {options.map(([option, text]) => (
        <Segment
          key={option}
          type="button"
          aria-pressed={value === option}
          data-testid={`${testId}-${option}`}
          onClick={() => onChange(option)}
        >
          {text}
        </Segment>
      ))}
    </Segments>
  );
}

const Part = styled.section`
  display: flex;
  flex-direction: column;
  gap: 0.8rem;
  padding: 1.6rem 2rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};

  &:first-of-type {
    border-top: 0;
  }
`;

const Head = styled.div`
  display: flex;
  align-items: baseline;
  justify-content: space-between;
  gap: 1.2rem;
`;

const Heading = styled.h3`
  font-size: 1.3rem;
  line-height: 2rem;
  font-weight: 600;
  color: ${({ theme }) => theme.colors.neutral800};
`;

export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <Part aria-label={title}>
      <Head>
        <Heading>{title}</Heading>
        {aside}
      </Head>
      {children}
    </Part>
  );
}

export const Faint = styled.p`
  font-size: 1.2rem;
  line-height: 1.8rem;
  color: ${({ theme }) => theme.colors.neutral600};
`;

export const Notice = styled.p<{ $tone?: 'warning' | 'danger' }>`
  padding: 0.8rem 1.2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  font-size: 1.3rem;
  line-height: 1.9rem;
  background: ${({ theme, $tone = 'warning' }) => tint(theme, `${$tone}500`, 14)};
  color: ${({ theme, $tone = 'warning' }) => theme.colors[`${$tone}700`]};
`;

export const Row = styled.div`
  display: flex;
  align-items: center;
  gap: 0.8rem;
`;

/** A piece of a skeleton. */
export const Bone = styled.div<{ $width: string; $height?: string }>`
  width: ${({ $width }) => $width};
  max-width: 100%;
  height: ${({ $height }) => $height ?? '1.2rem'};
  border-radius: 0.6rem;
  background: ${({ theme }) => tint(theme, 'neutral500', 18)};

  @media (prefers-reduced-motion: no-preference) {
    animation: rates-breathe 1.4s ease-in-out infinite alternate;
  }

  @keyframes rates-breathe {
    to {
      opacity: 0.45;
    }
  }
`;

export const Scroll = styled.div`
  flex: 1;
  min-height: 0;
  overflow-y: auto;
  overscroll-behavior: contain;
`;
