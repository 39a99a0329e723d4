import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { useText } from '../hooks/useText';
import { tint } from '../../../../../admin/shared/look';
import { FREE_NOTES_PATH } from '../../../../scheduling/admin/src/public/waiting-page';
import { Body, Failed, Loading, Quiet } from './parts';
import { useToday } from './useToday';

const Centre = styled(Body)`
  flex-direction: row;
  align-items: center;
  gap: clamp(1.2rem, 8%, 3.2rem);
`;

const Ring = styled.svg`
  flex: none;
  width: min(15rem, 42%);
  aspect-ratio: 1;

  circle {
    fill: none;
    stroke-width: 11;
    stroke: ${({ theme }) => tint(theme, 'neutral500', 18)};
  }

  circle + circle {
    stroke: ${({ theme }) => theme.colors.primary600};
    stroke-linecap: round;
  }

  text {
    fill: ${({ theme }) => theme.colors.neutral800};
    font-size: 26px;
    font-weight: 600;
    text-anchor: middle;
    dominant-baseline: central;
    font-variant-numeric: tabular-nums;
  }
`;

const Words = styled.div`
  display: flex;
  flex-direction: column;
  gap: 0.8rem;
  min-width: 0;
  font-size: 1.5rem;
  line-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  a {
    font-size: 1.3rem;
    color: ${({ theme }) => theme.colors.primary600};
  }

  small {
    font-size: 1.3rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

const RADIUS = 48;
const AROUND = 2 * Math.PI * RADIUS;

/** How full the house is tonight. */
export function TonightWidget() {
  const texts = useText();
  const { t } = texts;
  const { data, problem, refresh } = useToday();
  if (!data) return problem ? <Failed message={texts.problem(problem)} onRetry={refresh} /> : <Loading />;
  const { sold, units } = data.tonight;
  if (units === 0)
    return (
      <Body>
        <Quiet>{t('today.tonight.none')}</Quiet>
      </Body>
    );
  const share = Math.min(1, sold / units);
  const left = Math.max(0, units - sold);
  return (
    <Centre data-testid="today-tonight">
      <Ring viewBox="0 0 120 120" aria-hidden>
        <circle cx="60" cy="60" r={RADIUS} />
        {share > 0 && (
          <circle
            cx="60"
            cy="60"
            r={RADIUS}
            strokeDasharray={`${share * AROUND} ${AROUND}`}
            transform="rotate(-90 60 60)"
          />
        )}
        <text x="60" y="61">
          {Math.round(share * 100)}%
        </text>
      </Ring>
      <Words>
        <span>{t('today.tonight.sold', { sold, units })}</span>
        <small>{left === 0 ? t('today.tonight.full') : t('today.tonight.left', { left })}</small>
        {data.waiting.free > 0 && (
          <Link to={FREE_NOTES_PATH} data-testid="today-waiting">
            {t('today.waiting.free', { count: data.waiting.free })}
          </Link>
        )}
      </Words>
    </Centre>
  );
}
