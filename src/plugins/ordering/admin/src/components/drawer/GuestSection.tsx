import { styled } from 'styled-components';
import type { DeskDetail } from '../../api/types';
import { useText } from '../../hooks/useText';
import { useVenue } from '../../hooks/useVenueClock';
import { moment } from '../../utils/dates';
import { tint } from '../../../../../../admin/shared/look';
import { phone } from '../../utils/text';
import { FactList, Section } from './parts';

const Remark = styled.blockquote`
  margin-top: 1.6rem;
  padding: 1.2rem 1.6rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => tint(theme, 'warning500', 12)};
  font-size: 1.4rem;
  line-height: 2.2rem;
  overflow-wrap: anywhere;
  color: ${({ theme }) => theme.colors.neutral800};

  small {
    display: block;
    font-size: 1.2rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

export function GuestSection({ order }: { order: DeskDetail }) {
  const { t, name, locale } = useText();
  const { today, zone } = useVenue();
  const { member } = order;
  return (
    <Section title={t('column.guest')}>
      <FactList
        facts={[
          [t('drawer.guest'), order.guestName],
          [t('drawer.phone'), <a href={`tel:${order.guestPhone}`}>{phone(order.guestPhone)}</a>],
          [
            t('drawer.member'),
            member && [member.nickname, member.phone && phone(member.phone)].filter(Boolean).join(' · '),
          ],
          [t('drawer.placed'), `${moment(order.createdAt, zone, locale, today)} · ${name('source', order.source)}`],
        ]}
      />
      {order.remark && (
        <Remark>
          <small>{t('drawer.remark')}</small>
          {order.remark}
        </Remark>
      )}
    </Section>
  );
}
