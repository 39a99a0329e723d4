import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { tint, type Hue } from '../../../../../../admin/shared/look';

const Part = styled.section`
  padding: 2rem 2.4rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Heading = styled.h3`
  margin-bottom: 1.2rem;
  font-size: 1.2rem;
  line-height: 1.6rem;
  font-weight: 600;
  color: ${({ theme }) => theme.colors.neutral600};
`;

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Part aria-label={title}>
      <Heading>{title}</Heading>
      {children}
    </Part>
  );
}

const Facts = styled.dl`
  display: grid;
  grid-template-columns: 7.2rem 1fr;
  gap: 0.8rem 1.2rem;
  font-size: 1.4rem;
  line-height: 2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  dt {
    color: ${({ theme }) => theme.colors.neutral600};
  }

  dd {
    min-width: 0;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }

  a {
    color: ${({ theme }) => theme.colors.primary600};
  }
`;

/** Label and value; facts without a value are left out. */
export function FactList({ facts }: { facts: [label: string, value: ReactNode][] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return (
    <Facts>
      {known.map(([label, value]) => (
        <FactPair key={label} label={label} value={value} />
      ))}
    </Facts>
  );
}

const FactPair = ({ label, value }: { label: string; value: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </>
);

export const Amounts = styled.div`
  display: flex;
  flex-direction: column;
  gap: 0.8rem;
`;

const AmountLine = styled.div<{ $strong: boolean; $colour: 'neutral800' | 'success700' | 'danger700' }>`
  display: flex;
  align-items: baseline;
  gap: 1.2rem;
  font-size: ${({ $strong }) => ($strong ? '1.6rem' : '1.4rem')};
  line-height: 2rem;
  font-weight: ${({ $strong }) => ($strong ? 600 : 400)};
  color: ${({ theme }) => theme.colors.neutral800};

  > :first-child {
    flex: 1;
    min-width: 0;
  }

  > :last-child {
    font-variant-numeric: tabular-nums;
    color: ${({ theme, $colour }) => theme.colors[$colour]};
  }
`;

export const Faint = styled.span`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.3rem;
  font-weight: 400;
`;

interface AmountProps {
  label: ReactNode;
  note?: string | null;
  amount: string;
  strong?: boolean;
  tone?: 'saved' | 'refunded';
}

export function Amount({ label, note, amount, strong = false, tone }: AmountProps) {
  const colour = tone === 'saved' ? 'success700' : tone === 'refunded' ? 'danger700' : 'neutral800';
  return (
    <AmountLine $strong={strong} $colour={colour}>
      <span>
        {label} {note && <Faint>{note}</Faint>}
      </span>
      <span>{amount}</span>
    </AmountLine>
  );
}

export const Rule = styled.hr`
  width: 100%;
  height: 1px;
  margin: 0.4rem 0;
  border: 0;
  background: ${({ theme }) => theme.colors.neutral150};
`;

/** A small label for states of payments and refunds. */
export const Tag = styled.span<{ $hue: Hue }>`
  display: inline-block;
  padding: 0 0.7rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  font-size: 1.2rem;
  line-height: 2rem;
  white-space: nowrap;
  background: ${({ theme, $hue }) => tint(theme, `${$hue}500`, 16)};
  color: ${({ theme, $hue }) => theme.colors[`${$hue}700`]};
`;
