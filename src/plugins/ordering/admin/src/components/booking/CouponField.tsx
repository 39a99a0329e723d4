import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { AgreedQuote } from '../../api/types';
import { money, useText } from '../../hooks/useText';

const NONE = 'none';

const Unusable = styled.details`
  margin-top: 0.8rem;
  font-size: 1.3rem;
  line-height: 2rem;
  color: ${({ theme }) => theme.colors.neutral600};

  summary {
    width: fit-content;
    cursor: pointer;
  }

  summary:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }

  li {
    display: flex;
    gap: 1.2rem;
    justify-content: space-between;
    padding: 0.4rem 0;
  }

  strong {
    font-weight: 400;
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;

interface CouponFieldProps {
  quote: AgreedQuote;
  disabled: boolean;
  onChoose(id: string | null): void;
}

/** The member's coupons: those that can be used with what they save, the others with why not. */
export function CouponField({ quote, disabled, onChoose }: CouponFieldProps) {
  const { t } = useText();
  const { coupons, couponId, suggestedCouponId } = quote;
  const usable = coupons.filter(({ unusableBecause }) => unusableBecause === null);
  const unusable = coupons.filter(({ unusableBecause }) => unusableBecause !== null);
  if (coupons.length === 0) return null;
  return (
    <div style={{ marginTop: '1.6rem' }}>
      {usable.length > 0 && (
        <Field.Root name="coupon">
          <Field.Label>{t('booking.coupon')}</Field.Label>
          <SingleSelect
            value={couponId ?? NONE}
            disabled={disabled}
            onChange={(value) => onChoose(value === NONE ? null : String(value))}
          >
            {usable.map(({ id, title, worth, savesFen }) => (
              <SingleSelectOption key={id} value={id}>
                {t(id === suggestedCouponId ? 'booking.coupon.best' : 'booking.coupon.option', {
                  title,
                  worth,
                  amount: money(savesFen),
                })}
              </SingleSelectOption>
            ))}
            <SingleSelectOption value={NONE}>{t('booking.coupon.none')}</SingleSelectOption>
          </SingleSelect>
        </Field.Root>
      )}
      {unusable.length > 0 && (
        <Unusable data-testid="booking-coupon-unusable">
          <summary>{t('booking.coupon.unusable', { count: unusable.length })}</summary>
          <ul>
            {unusable.map(({ id, title, worth, unusableBecause }) => (
              <li key={id}>
                <strong>
                  {title} {worth}
                </strong>
                <span>{unusableBecause}</span>
              </li>
            ))}
          </ul>
        </Unusable>
      )}
    </div>
  );
}
