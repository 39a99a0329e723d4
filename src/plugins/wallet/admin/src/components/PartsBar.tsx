import { styled } from 'styled-components';
import { tint } from '../../../../../admin/shared/look';
import { shown, type Unit } from '../utils/amount';
import { Faint } from './parts';

const Bar = styled.div`
  display: flex;
  gap: 1px;
  width: 16rem;
  height: 0.8rem;
  margin-top: 0.6rem;
  overflow: hidden;
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral150};
`;

/** The later, the paler. */
const Part = styled.span<{ $share: number; $strength: number }>`
  flex: ${({ $share }) => $share} 0 0;
  min-width: 2px;
  background: ${({ theme, $strength }) => tint(theme, 'primary600', $strength)};
`;

interface PartsBarProps {
  parts: readonly { label: string; amount: number }[];
  unit: Unit;
}

/** How a sum is made up; the largest part in words, every part to whoever points at it or listens. */
export function PartsBar({ parts, unit }: PartsBarProps) {
  const there = parts.map((part, i) => ({ ...part, i })).filter(({ amount }) => amount > 0);
  if (there.length === 0) return <Faint>–</Faint>;
  const said = there.map(({ label, amount }) => `${label} ${shown(amount, unit)}`).join('\n');
  const most = there.reduce((a, b) => (b.amount > a.amount ? b : a));
  return (
    <div title={said}>
      <Bar role="img" aria-label={said.replaceAll('\n', ', ')}>
        {there.map(({ label, amount, i }) => (
          <Part key={label} $share={amount} $strength={Math.round(100 - (55 * i) / Math.max(1, parts.length - 1))} />
        ))}
      </Bar>
      <Faint>{most.label}</Faint>
    </div>
  );
}
