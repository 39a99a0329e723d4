import { styled } from 'styled-components';
import { useServerNow } from '../hooks/useVenueClock';
import { useText } from '../hooks/useText';
import { countdown } from '../utils/dates';

const Time = styled.span<{ $urgent: boolean }>`
  display: inline-block;
  margin-top: 0.3rem;
  white-space: nowrap;
  font-size: 1.2rem;
  line-height: 1.6rem;
  font-variant-numeric: tabular-nums;
  color: ${({ theme, $urgent }) => ($urgent ? theme.colors.danger700 : theme.colors.warning700)};
`;

const URGENT_MS = 5 * 60_000;

/** How long an unpaid order is still held, counted by the server's clock. */
export function HoldCountdown({ until, long = false }: { until: string; long?: boolean }) {
  const { t } = useText();
  const left = Date.parse(until) - useServerNow();
  if (left <= 0) return <Time $urgent>{t('hold.over')}</Time>;
  return <Time $urgent={left < URGENT_MS}>{t(long ? 'hold.until' : 'hold.left', { time: countdown(left) })}</Time>;
}
