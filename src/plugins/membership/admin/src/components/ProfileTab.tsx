import { Typography } from '@strapi/design-system';
import { countText } from '../../../../../shared/money';
import { styled } from 'styled-components';
import type { MemberDetail } from '../api/types';
import { useText } from '../hooks/useText';
import { OwnerPanel } from './OwnerPanel';
import { Panel } from './parts';

const Facts = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr));
  gap: 2rem;
  margin: 0;
`;

const Track = styled.div`
  height: 0.6rem;
  margin-top: 0.8rem;
  overflow: hidden;
  border-radius: 0.3rem;
  background: ${({ theme }) => theme.colors.neutral150};

  i {
    display: block;
    height: 100%;
    background: ${({ theme }) => theme.colors.primary600};
  }
`;

/** Who somebody is, where they stand, and what there is. */
export function ProfileTab({ member }: { member: MemberDetail }) {
  const { t, moment, day } = useText();
  const { level, next, validUntil, experience, points, pointsOwed, pointsExpiring, makeUpCards, progressPercent } =
    member.membership;
  const facts: [string, string][] = [
    [t('profile.level'), level?.name ?? t('noLevel')],
    [t('profile.discount'), level && level.percentOff > 0 ? level.discount : t('profile.none')],
    [t('profile.validUntil'), validUntil ? day(validUntil) : t('profile.forGood')],
    [t('profile.experience'), countText(experience)],
    [t('profile.points'), countText(points)],
    [
      t('profile.expiring'),
      pointsExpiring
        ? t('profile.expiring.value', { n: countText(pointsExpiring.amount), day: day(pointsExpiring.lastDay) })
        : t('profile.none'),
    ],
    ...(pointsOwed > 0 ? [[t('profile.owed'), countText(pointsOwed)] as [string, string]] : []),
    [t('profile.cards'), String(makeUpCards)],
    [t('profile.invited'), t('profile.invited.value', { invited: member.invited, rewarded: member.invitedRewarded })],
    [t('profile.phone'), member.phone ?? t('noPhone')],
    [t('profile.id'), member.id],
    [t('profile.joined'), moment(member.joinedAt)],
    [t('profile.seen'), member.lastSeenAt ? moment(member.lastSeenAt) : t('standIn')],
  ];
  return (
    <>
      <Panel>
        <Facts>
          {facts.map(([name, value]) => (
            <div key={name}>
              <Typography variant="sigma" textColor="neutral600" tag="dt">
                {name}
              </Typography>
              <Typography tag="dd" variant="omega" style={{ margin: 0 }}>
                {value}
              </Typography>
            </div>
          ))}
          <div>
            <Typography variant="sigma" textColor="neutral600" tag="dt">
              {t('profile.next')}
            </Typography>
            <Typography tag="dd" variant="omega" style={{ margin: 0 }}>
              {next
                ? t('profile.next.way', { name: next.name, n: countText(next.experience - experience) })
                : t('profile.top')}
              <Track aria-hidden>
                <i style={{ width: `${progressPercent}%` }} />
              </Track>
            </Typography>
          </div>
        </Facts>
      </Panel>
      <OwnerPanel memberId={member.memberId} />
    </>
  );
}
