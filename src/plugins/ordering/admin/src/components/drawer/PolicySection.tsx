import { styled } from 'styled-components';
import type { Policy } from '../../api/types';
import { useText } from '../../hooks/useText';
import { Faint, Section } from './parts';

const Lines = styled.div`
  font-size: 1.4rem;
  line-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  ul {
    margin-top: 0.6rem;
    padding-left: 1.8rem;
    list-style: disc;
  }
`;

export function PolicySection({ policy }: { policy: Policy }) {
  const { t } = useText();
  return (
    <Section title={t('drawer.policy')}>
      <Lines>
        {policy.name} <Faint>{policy.summary}</Faint>
        <ul>
          {policy.tiers.map((tier) => (
            <li key={tier.hoursBefore}>{tier.label}</li>
          ))}
        </ul>
      </Lines>
    </Section>
  );
}
