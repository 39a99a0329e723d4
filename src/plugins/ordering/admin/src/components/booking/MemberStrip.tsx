import { Button } from '@strapi/design-system';
import { styled } from 'styled-components';
import { tint } from '../../../../../../admin/shared/look';
import type { Lookup } from '../../hooks/useKnownMember';
import { useText } from '../../hooks/useText';
import { Faint, Tag } from '../drawer/parts';

const Strip = styled.div<{ $known: boolean }>`
  margin-top: 1.2rem;
  padding: ${({ $known }) => ($known ? '1rem 1.4rem' : 0)};
  border-radius: 0.6rem;
  background: ${({ theme, $known }) => ($known ? tint(theme, 'primary500', 10) : 'none')};
  font-size: 1.4rem;
  line-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  &:empty {
    display: none;
  }
`;

/** Whose number it is: the price, coupons and the wallet follow from it. */
export function MemberStrip({ lookup, disabled }: { lookup: Lookup; disabled: boolean }) {
  const { t } = useText();
  const { member, answered, failed, retry } = lookup;
  return (
    <Strip $known={member !== null} aria-live="polite" data-testid="booking-member">
      {member && (
        <>
          <Tag $hue="primary">{t('booking.member')}</Tag> <strong>{member.name}</strong>{' '}
          <Faint>{[member.levelName, member.id].filter(Boolean).join(' · ')}</Faint>
          <br />
          <Faint>{t('booking.member.hint')}</Faint>
        </>
      )}
      {answered && !member && <Faint>{t('booking.member.none')}</Faint>}
      {failed && (
        <>
          <Faint>{t('booking.member.failed')}</Faint>{' '}
          <Button type="button" size="S" variant="tertiary" disabled={disabled} onClick={retry}>
            {t('booking.member.retry')}
          </Button>
        </>
      )}
    </Strip>
  );
}
