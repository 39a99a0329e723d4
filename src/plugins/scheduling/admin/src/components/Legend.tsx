import { styled } from 'styled-components';
import { useText } from '../hooks/useText';
import { tint } from '../../../../../admin/shared/look';
import type { Look } from '../utils/sheet';
import { LOOKS, looksCss } from './looks';

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

/** What colours mean; every state has an icon and an edge of its own besides. */
export function Legend() {
  const { t } = useText();
  return (
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
  );
}
