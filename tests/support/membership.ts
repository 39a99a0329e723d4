/** Levels and rules as an operator enters them. */
import type { Core } from '@strapi/strapi';

type Documents = {
  create(args: { data: object }): Promise<{ documentId: string }>;
  update(args: { documentId: string; data: object }): Promise<unknown>;
  delete(args: { documentId: string }): Promise<unknown>;
};

export const membershipContent = (strapi: Core.Strapi, name: string): Documents =>
  strapi.documents(`plugin::membership.${name}` as never) as unknown as Documents;

export const LEVELS = [
  { name: '青竹', nameEn: 'Bamboo', level: 1, experience: 0, percentOff: 0 },
  {
    name: '银杏',
    nameEn: 'Ginkgo',
    level: 2,
    experience: 500,
    percentOff: 5,
    benefits: [{ title: '延迟退房', titleEn: 'Late check-out', text: '可延至 14:00', textEn: 'Until 14:00' }],
  },
  {
    name: '云杉',
    nameEn: 'Spruce',
    level: 3,
    experience: 2_000,
    percentOff: 12,
    validDays: 365,
    renewalExperience: 1_500,
  },
] as const;

export const SIGN_IN_DAYS = [
  { points: 5, experience: 1, makeUpCards: 0 },
  { points: 10, experience: 1, makeUpCards: 1 },
  { points: 10, experience: 1, makeUpCards: 0 },
  { points: 15, experience: 1, makeUpCards: 0 },
  { points: 15, experience: 1, makeUpCards: 0 },
  { points: 20, experience: 1, makeUpCards: 0 },
  { points: 50, experience: 5, makeUpCards: 1 },
];

/** @returns documentIds of the levels, rising */
export async function seedMembership(strapi: Core.Strapi): Promise<string[]> {
  const ids: string[] = [];
  for (const level of LEVELS) {
    const data = { ...level, enabled: true };
    ids.push((await membershipContent(strapi, 'member-level').create({ data })).documentId);
  }
  await membershipContent(strapi, 'earning-rule').create({
    data: {
      pointsPerYuan: 1,
      experiencePerYuan: 1,
      pointsExpiry: 'end_of_next_year',
      invitationPoints: 200,
      invitationExperience: 100,
    },
  });
  const days = SIGN_IN_DAYS.map((day) => ({ ...day }));
  await membershipContent(strapi, 'sign-in-rule').create({ data: { days, makeUpDays: 7, enabled: true } });
  return ids;
}
