import { TextButton } from '@strapi/design-system';
import { styled } from 'styled-components';
import { isLocalDate } from '../../../../../../shared/local-date';
import { GROUPS, type Group } from '../../api/useWaitingApi';
import { useText } from '../../hooks/useText';
import type { WaitingPlace } from '../../hooks/useWaitingPlace';
import { Buttons, Choices, DateField } from '../parts';

const Row = styled(Buttons)`
  align-items: center;
  gap: 0.8rem 2.4rem;

  label {
    display: inline-flex;
    align-items: center;
    gap: 0.8rem;
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.3rem;
  }
`;

interface WaitingFilterProps {
  place: WaitingPlace;
  counts: Record<Group, number> | null;
  onChange(part: Partial<WaitingPlace>): void;
}

export function WaitingFilter({ place, counts, onChange }: WaitingFilterProps) {
  const { t } = useText();
  const date = (key: 'from' | 'to') => (
    <label>
      {t(`waiting.${key}`)}
      <DateField
        type="date"
        value={place[key] ?? ''}
        data-testid={`waiting-${key}`}
        onChange={({ target: { value } }) => onChange({ [key]: isLocalDate(value) ? value : null })}
      />
    </label>
  );
  return (
    <Row>
      <Choices role="group" aria-label={t('waiting.group')}>
        {GROUPS.map((group) => (
          <button
            key={group}
            type="button"
            aria-pressed={place.group === group}
            data-testid={`waiting-group-${group}`}
            onClick={() => onChange({ group })}
          >
            {t(`waiting.group.${group}`)}
            {counts && ` ${counts[group]}`}
          </button>
        ))}
      </Choices>
      {date('from')}
      {date('to')}
      {(place.from || place.to) && (
        <TextButton onClick={() => onChange({ from: null, to: null })}>{t('waiting.clear')}</TextButton>
      )}
    </Row>
  );
}
