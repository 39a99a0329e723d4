import { styled } from 'styled-components';
import { useText } from '../hooks/useText';
import { tint } from '../../../../../admin/shared/look';
import type { Connection } from '../hooks/useLive';
import type { Look } from '../utils/sheet';
import { LOOKS, looksCss } from './looks';

const Row = styled.div`
  display: flex;
  align-items: center;
  gap: 1.6rem;
`;

const List = styled.ul`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.6rem 1.6rem;
  font-size: 1.2rem;
  line-height: 1.6rem;
  color: ${({ theme }) => theme.colors.neutral700};

  li {
    display: flex;
    align-items: center;
    gap: 0.6rem;
  }

  [data-look],
  [data-sample] {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    width: 2.6rem;
    height: 1.6rem;
    border-radius: 4px;
  }

  svg {
    width: 1rem;
    height: 1rem;

    path {
      fill: currentColor;
    }
  }

  [data-sample='weekend'] {
    background: ${({ theme }) => tint(theme, 'warning500', 14)};
  }

  [data-sample='holiday'] {
    background: ${({ theme }) => tint(theme, 'danger500', 18)};
  }

  [data-sample='closed'] {
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    background: repeating-linear-gradient(
      135deg,
      transparent 0 4px,
      ${({ theme }) => tint(theme, 'neutral500', 26)} 4px 5px
    );
  }

  ${({ theme }) => looksCss(theme)}
`;

const SAMPLES = ['weekend', 'holiday', 'closed'] as const;

const Live = styled.span<{ $state: Connection }>`
  display: inline-flex;
  align-items: center;
  gap: 0.6rem;
  flex: none;
  margin-left: auto;
  padding: 0.3rem 1rem;
  border-radius: 1.2rem;
  font-size: 1.2rem;
  line-height: 1.8rem;
  white-space: nowrap;
  background: ${({ theme, $state }) =>
    tint(theme, $state === 'live' ? 'success500' : $state === 'offline' ? 'danger500' : 'neutral500', 16)};
  color: ${({ theme, $state }) =>
    theme.colors[$state === 'live' ? 'success700' : $state === 'offline' ? 'danger700' : 'neutral700']};

  &::before {
    content: '';
    width: 0.8rem;
    height: 0.8rem;
    border-radius: 50%;
    background: currentColor;
  }
`;

/** What colours mean, every state with an icon and an edge of its own besides; and whether they are of this moment. */
export function Legend({ connection }: { connection: Connection }) {
  const { t } = useText();
  return (
    <Row>
      <List aria-label={t('legend')}>
        {(Object.keys(LOOKS) as Look[]).map((look) => {
          const { Icon } = LOOKS[look];
          return (
            <li key={look}>
              <span data-look={look}>
                <Icon aria-hidden />
              </span>
              {t(`look.${look}`)}
            </li>
          );
        })}
        {SAMPLES.map((sample) => (
          <li key={sample}>
            <span data-sample={sample} />
            {t(`legend.${sample}`)}
          </li>
        ))}
      </List>
      <Live
        $state={connection}
        role="status"
        data-testid="grid-live"
        data-state={connection}
        title={t(`live.${connection}.hint`)}
      >
        {t(`live.${connection}`)}
      </Live>
    </Row>
  );
}
