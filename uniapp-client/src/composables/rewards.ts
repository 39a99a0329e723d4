/** What a day of signing in brings, in words. */
import { t } from '@/i18n/club';

interface Reward {
  points: number;
  experience: number;
  makeUpCards: number;
}

export function rewardText({ points, experience, makeUpCards }: Reward): string {
  const parts = [
    ...(points > 0 ? [t('signIn.reward.points', { n: points })] : []),
    ...(experience > 0 ? [t('signIn.reward.experience', { n: experience })] : []),
    ...(makeUpCards > 0 ? [t('signIn.reward.cards', { n: makeUpCards })] : []),
  ];
  return parts.join(' · ') || t('signIn.none');
}
