import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { useText } from '../../hooks/useText';
import { Corner, hatch, Swatch } from './marks';

const Bar = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.6rem 1.6rem;
  min-height: 3.2rem;
  font-size: 1.2rem;
  color: ${({ theme }) => theme.colors.neutral600};
`;

const Key = styled.span`
  display: inline-flex;
  align-items: center;
  gap: 0.6rem;
`;

const Hatched = styled(Swatch)`
  ${hatch}
`;

const End = styled.div`
  margin-left: auto;
`;

export function Legend({ children }: { children: ReactNode }) {
  const { t } = useText();
  return (
    <Bar>
      <Key>
        <Swatch $kind="plain">
          <Corner />
        </Swatch>
        {t('legend.own')}
      </Key>
      <Key>
        <Swatch $kind="weekend" />
        {t('legend.weekend')}
      </Key>
      <Key>
        <Swatch $kind="holiday" />
        {t('legend.holiday')}
      </Key>
      <Key>
        <Hatched $kind="plain" />
        {t('legend.closed')}
      </Key>
      <Key>
        <span aria-hidden>⊘</span>
        {t('legend.restricted')}
      </Key>
      <span>{t('legend.hint')}</span>
      <End>{children}</End>
    </Bar>
  );
}
