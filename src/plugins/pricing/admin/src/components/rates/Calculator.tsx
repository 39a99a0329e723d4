import { Combobox, ComboboxOption, Field, NumberInput, TextInput } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { styled } from 'styled-components';
import { addDays, daysBetween, isLocalDate, localDate, type LocalDate } from '../../../../../../shared/local-date';
import type { HouseName, Quote, StayQuestion } from '../../api/types';
import { useRatesApi } from '../../api/useRatesApi';
import { useRequest } from '../../../../../../admin/shared/useRequest';
import { naming, useText } from '../../hooks/useText';
import type { Range } from '../../utils/draft';
import { Bone, Faint, Notice, Scroll, Section } from './parts';
import { QuoteLines } from './QuoteLines';

const Fields = styled.div`
  display: grid;
  grid-template-columns: repeat(6, 1fr);
  gap: 1.2rem;

  > :nth-child(1) {
    grid-column: span 6;
  }

  > :nth-child(2),
  > :nth-child(3) {
    grid-column: span 3;
  }

  > * {
    grid-column: span 2;
    min-width: 0;
  }
`;

interface CalculatorProps {
  names: HouseName[];
  /** What is selected in the grid: the stay to begin with. */
  house: string | null;
  range: Range | null;
  today: LocalDate;
}

/** What a stay costs and why, asked as a guest asks. */
export function Calculator({ names, house, range, today }: CalculatorProps) {
  const texts = useText();
  const { t } = texts;
  const api = useRatesApi();
  const [stay, setStay] = useState<StayQuestion>({
    house: house ?? '',
    checkIn: range?.firstNight ?? today,
    checkOut: range ? addDays(localDate(range.lastNight), 1) : addDays(today, 1),
    adults: 2,
    children: 0,
    quantity: 1,
  });
  const change = (part: Partial<StayQuestion>): void => setStay((old) => ({ ...old, ...part }));
  const nights = isLocalDate(stay.checkIn) && isLocalDate(stay.checkOut) ? daysBetween(stay.checkIn, stay.checkOut) : 0;
  const unlisted = names.some(({ id, listed }) => id === stay.house && !listed);
  const whole = stay.house !== '' && !unlisted && nights > 0 && stay.adults >= 1 && stay.quantity >= 1;
  const key = useDebounce(whole ? JSON.stringify(stay) : null, 250);
  const load = useCallback(
    (asked: string, signal: AbortSignal): Promise<Quote> => api.quote(JSON.parse(asked) as StayQuestion, signal),
    [api],
  );
  const { data, problem, loading } = useRequest(key, load);
  const numbers = (['adults', 'children', 'quantity'] as const).map((name) => (
    <Field.Root key={name} name={name}>
      <Field.Label>{t(`quote.${name}`)}</Field.Label>
      <NumberInput
        value={stay[name]}
        onValueChange={(value) => change({ [name]: Math.max(name === 'children' ? 0 : 1, Math.trunc(value ?? 0)) })}
      />
    </Field.Root>
  ));

  return (
    <Scroll>
      <Section title={t('side.quote')}>
        <Fields>
          <Field.Root name="house">
            <Field.Label>{t('quote.house')}</Field.Label>
            <Combobox
              value={stay.house}
              placeholder={t('quote.house.placeholder')}
              onChange={(value) => change({ house: value ? String(value) : '' })}
            >
              {names.map((one) => (
                <ComboboxOption key={one.id} value={one.id}>
                  {naming(one, t)}
                </ComboboxOption>
              ))}
            </Combobox>
          </Field.Root>
          {(['checkIn', 'checkOut'] as const).map((name) => (
            <Field.Root key={name} name={name}>
              <Field.Label>{t(`quote.${name}`)}</Field.Label>
              <TextInput
                type="date"
                min={today}
                value={stay[name]}
                data-testid={`quote-${name}`}
                onChange={(event) => change({ [name]: event.target.value })}
              />
            </Field.Root>
          ))}
          {numbers}
        </Fields>
        <Faint>{t('quote.hint')}</Faint>
      </Section>
      {!whole && (
        <Section title={t('quote.total')}>
          {unlisted ? (
            <Notice role="status" data-testid="quote-unlisted">
              {t('quote.unlisted')}
            </Notice>
          ) : (
            <Faint>{t('quote.start')}</Faint>
          )}
        </Section>
      )}
      {whole && problem && !loading && (
        <Section title={t('quote.total')}>
          <Notice role="alert" data-testid="quote-refused">
            {texts.problem(problem)}
          </Notice>
        </Section>
      )}
      {whole && !problem && !data && (
        <Section title={t('quote.total')}>
          <div role="status" aria-label={t('quote.loading')}>
            <Bone $width="100%" $height="14rem" />
          </div>
        </Section>
      )}
      {whole && !problem && data && <QuoteLines quote={data} nights={nights} quantity={stay.quantity} />}
    </Scroll>
  );
}
