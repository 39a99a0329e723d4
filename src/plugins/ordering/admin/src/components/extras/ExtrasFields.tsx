import { Field, NumberInput } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { OfferedExtra, WantedExtra } from '../../api/types';
import { money, useText } from '../../hooks/useText';
import { quantityOf, withExtra } from '../../utils/extras';

const List = styled.ul`
  display: flex;
  flex-direction: column;
`;

const Row = styled.li`
  display: grid;
  grid-template-columns: minmax(0, 1fr) 9.6rem;
  gap: 1.2rem;
  align-items: center;
  padding: 0.8rem 0;

  & + & {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

const Words = styled.div`
  font-size: 1.4rem;
  line-height: 2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  small {
    display: block;
    font-size: 1.3rem;
    color: ${({ theme }) => theme.colors.neutral600};
    font-variant-numeric: tabular-nums;
  }
`;

interface ExtrasFieldsProps {
  extras: readonly OfferedExtra[];
  wanted: readonly WantedExtra[];
  disabled: boolean;
  onChange(wanted: WantedExtra[]): void;
}

/** How many of each extra; zero is none. */
export function ExtrasFields({ extras, wanted, disabled, onChange }: ExtrasFieldsProps) {
  const { t } = useText();
  return (
    <List>
      {extras.map(({ ref, title, summary, priceFen, basis, maxQuantity }, index) => (
        <Row key={ref}>
          <Words>
            {title}
            {basis && (
              <small>
                {priceFen > 0 ? t('extras.price', { amount: money(priceFen), basis }) : t('extras.free')}
                {summary && ` · ${summary}`}
              </small>
            )}
          </Words>
          <Field.Root name={`extra-${index}`}>
            <NumberInput
              aria-label={t('extras.quantity', { title })}
              data-testid={`extra-${index}`}
              value={quantityOf(wanted, ref)}
              min={0}
              max={maxQuantity}
              step={1}
              disabled={disabled}
              onValueChange={(value) => {
                const quantity = value ?? 0;
                if (Number.isInteger(quantity) && quantity >= 0 && quantity <= maxQuantity)
                  onChange(withExtra(wanted, ref, quantity));
              }}
            />
          </Field.Root>
        </Row>
      ))}
    </List>
  );
}
