import { IconButton, TextButton, TextInput } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { styled } from 'styled-components';
import type { LocalDate } from '../../../../../../shared/local-date';
import type { HouseName } from '../../api/types';
import { naming, useText } from '../../hooks/useText';
import { weekdayNames } from '../../../../../../admin/shared/dates';
import type { Range, Target } from '../../utils/draft';
import { Faint, Row, Section, Segment, Segments } from './parts';

const Chosen = styled.p`
  font-size: 1.3rem;
  line-height: 2rem;
  color: ${({ theme }) => theme.colors.neutral800};
  overflow-wrap: anywhere;
`;

const Dates = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr) auto;
  align-items: center;
  gap: 0.8rem;

  input {
    font-variant-numeric: tabular-nums;
  }
`;

const SHOWN_NAMES = 4;

interface TargetFieldsProps {
  target: Target;
  weekdays: number[];
  names: HouseName[];
  fitting: HouseName[];
  today: LocalDate;
  onTarget(target: Target): void;
  onWeekdays(weekdays: number[]): void;
}

/** Which houses, which nights. */
export function TargetFields(props: TargetFieldsProps) {
  const { target, weekdays, names, fitting, today, onTarget, onWeekdays } = props;
  const { t, locale } = useText();
  const titles = new Map(names.map((house) => [house.id, naming(house, t)]));
  const shown = target.houses.slice(0, SHOWN_NAMES).map((id) => titles.get(id) ?? '');
  const rest = target.houses.length > SHOWN_NAMES ? t('edit.houses.more', { count: target.houses.length }) : '';
  const setRange = (at: number, range: Range): void =>
    onTarget({ ...target, ranges: target.ranges.map((old, i) => (i === at ? range : old)) });
  const toggle = (day: number): void =>
    onWeekdays(weekdays.includes(day) ? weekdays.filter((one) => one !== day) : [...weekdays, day].sort());

  return (
    <>
      <Section
        title={t('edit.houses')}
        aside={
          <TextButton
            onClick={() => onTarget({ ...target, houses: fitting.map(({ id }) => id) })}
            disabled={fitting.length === 0}
            data-testid="rates-all-houses"
          >
            {t('edit.houses.all', { count: fitting.length })}
          </TextButton>
        }
      >
        <Chosen data-testid="rates-chosen">
          {target.houses.length === 0
            ? t('edit.houses.selected', { count: 0 })
            : `${shown.join(locale.startsWith('zh') ? '、' : ', ')} ${rest}`}
        </Chosen>
      </Section>
      <Section
        title={t('edit.dates')}
        aside={
          <TextButton
            onClick={() => onTarget({ ...target, ranges: [...target.ranges, { firstNight: '', lastNight: '' }] })}
            disabled={target.ranges.length >= 12}
          >
            {t('edit.addRange')}
          </TextButton>
        }
      >
        {target.ranges.map((range, i) => (
          <Dates key={i}>
            <TextInput
              type="date"
              aria-label={t('edit.first')}
              min={today}
              value={range.firstNight}
              data-testid={`rates-first-${i}`}
              onChange={(event) => setRange(i, { ...range, firstNight: event.target.value })}
            />
            <span aria-hidden>–</span>
            <TextInput
              type="date"
              aria-label={t('edit.last')}
              min={range.firstNight || today}
              value={range.lastNight}
              data-testid={`rates-last-${i}`}
              onChange={(event) => setRange(i, { ...range, lastNight: event.target.value })}
            />
            {target.ranges.length > 1 ? (
              <IconButton
                label={t('edit.removeRange')}
                onClick={() => onTarget({ ...target, ranges: target.ranges.filter((_, at) => at !== i) })}
              >
                <Cross />
              </IconButton>
            ) : (
              <span />
            )}
          </Dates>
        ))}
        <Row>
          <Segments role="group" aria-label={t('edit.weekdays')} style={{ flex: 1 }}>
            {weekdayNames(locale).map((name, i) => (
              <Segment
                key={name}
                type="button"
                aria-pressed={weekdays.includes(i + 1)}
                data-testid={`rates-weekday-${i + 1}`}
                onClick={() => toggle(i + 1)}
              >
                {name}
              </Segment>
            ))}
          </Segments>
        </Row>
        <Faint>
          {t('edit.weekdays')} · {t('edit.weekdays.all')}
        </Faint>
      </Section>
    </>
  );
}
