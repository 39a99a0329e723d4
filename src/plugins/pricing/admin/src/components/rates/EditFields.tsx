import { Field, TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../../hooks/useText';
import { minNightsValue, priceValue, RESTRICTIONS, type Draft } from '../../utils/draft';
import { Choice, Section } from './parts';
import { YUAN } from '../../../../../../admin/shared/panel';

const Pairs = styled.div`
  display: grid;
  grid-template-columns: fit-content(10rem) minmax(max-content, 1fr);
  align-items: center;
  gap: 0.8rem 1.2rem;
  font-size: 1.3rem;
  color: ${({ theme }) => theme.colors.neutral700};
`;

const Two = styled.div`
  display: grid;
  grid-template-columns: 1fr 1fr;
  gap: 0.8rem;
`;

interface EditFieldsProps {
  draft: Draft;
  onChange(part: Partial<Draft>): void;
}

/** What changes: each property is kept, set, or given back to the rules. */
export function EditFields({ draft, onChange }: EditFieldsProps) {
  const { t } = useText();
  const { priceMode } = draft;
  const asked = priceMode !== 'keep' && priceMode !== 'plain';
  const setOr = [
    ['keep', t('edit.keep')],
    ['set', t('edit.set')],
    ['plain', t('edit.plain')],
  ] as const;
  return (
    <>
      <Section title={t('edit.price')}>
        <Choice
          label={t('edit.price')}
          value={priceMode}
          options={[
            ['keep', t('edit.keep')],
            ['fixed', t('edit.price.fixed')],
            ['percent', t('edit.price.percent')],
            ['delta', t('edit.price.delta')],
            ['plain', t('edit.plain')],
          ]}
          testId="rates-price"
          onChange={(mode) => onChange({ priceMode: mode, price: '' })}
        />
        {asked && (
          <Field.Root name="price" hint={t(`edit.price.${priceMode}.hint`)}>
            <TextInput
              aria-label={t('edit.price')}
              inputMode={priceMode === 'percent' ? 'numeric' : 'decimal'}
              startAction={priceMode === 'percent' ? undefined : YUAN}
              endAction={priceMode === 'percent' ? '%' : undefined}
              value={draft.price}
              hasError={draft.price !== '' && draft.price !== '-' && priceValue(draft) === undefined}
              autoFocus
              data-testid="rates-price-value"
              onChange={(event) => onChange({ price: event.target.value.trim() })}
            />
            <Field.Hint />
          </Field.Root>
        )}
      </Section>
      <Section title={t('edit.sale')}>
        <Pairs>
          {RESTRICTIONS.map((name) => (
            <Restriction
              key={name}
              label={t(`edit.${name}`)}
              value={draft[name]}
              texts={[t(`edit.${name}.yes`), t(`edit.${name}.no`)]}
              testId={`rates-${name}`}
              onChange={(value) => onChange({ [name]: value })}
            />
          ))}
          <span>{t('edit.minNights')}</span>
          <Choice
            label={t('edit.minNights')}
            value={draft.minNightsMode}
            options={setOr}
            testId="rates-minNights"
            onChange={(minNightsMode) => onChange({ minNightsMode })}
          />
          {draft.minNightsMode === 'set' && (
            <>
              <span />
              <TextInput
                aria-label={t('edit.minNights')}
                inputMode="numeric"
                endAction={t('edit.minNights.unit')}
                value={draft.minNights}
                hasError={draft.minNights !== '' && minNightsValue(draft) === undefined}
                data-testid="rates-minNights-value"
                onChange={(event) => onChange({ minNights: event.target.value.trim() })}
              />
            </>
          )}
          <span>{t('edit.label')}</span>
          <Choice
            label={t('edit.label')}
            value={draft.labelMode}
            options={setOr}
            testId="rates-label"
            onChange={(labelMode) => onChange({ labelMode })}
          />
        </Pairs>
        {draft.labelMode === 'set' && (
          <Two>
            <TextInput
              aria-label={t('edit.label')}
              placeholder={t('edit.label.zh')}
              maxLength={20}
              value={draft.label}
              data-testid="rates-label-value"
              onChange={(event) => onChange({ label: event.target.value })}
            />
            <TextInput
              aria-label={t('edit.label.en')}
              placeholder={t('edit.label.en')}
              maxLength={40}
              value={draft.labelEn}
              onChange={(event) => onChange({ labelEn: event.target.value })}
            />
          </Two>
        )}
      </Section>
    </>
  );
}

interface RestrictionProps {
  label: string;
  value: Draft['closed'];
  texts: [yes: string, no: string];
  testId: string;
  onChange(value: Draft['closed']): void;
}

function Restriction({ label, value, texts: [yes, no], testId, onChange }: RestrictionProps) {
  const { t } = useText();
  return (
    <>
      <span>{label}</span>
      <Choice
        label={label}
        value={value}
        options={[
          ['keep', t('edit.keep')],
          ['yes', yes],
          ['no', no],
          ['plain', t('edit.plain')],
        ]}
        testId={testId}
        onChange={onChange}
      />
    </>
  );
}
