import type { Core } from '@strapi/strapi';
import { signInDaily } from '../../../src/plugins/membership/server/services';
import { DEMO_LEVELS, DEMO_MEMBERSHIPS, DEMO_SIGN_IN_DAYS, addDays } from '../content';
import type { LocalDate } from '../../../src/shared/local-date';
import { post, type StoredPicture } from './http';
import type { Persona, StaffLogin } from './people';
import { asManager } from './staff';

const DAY_MS = 86_400_000;

interface Documents {
  create(args: { data: object }): Promise<{ documentId: string }>;
}

const documents = (strapi: Core.Strapi, name: string): Documents =>
  strapi.documents(`plugin::membership.${name}` as never) as unknown as Documents;

/** Levels and rules, before anybody comes. */
export async function seedMembershipRules(
  strapi: Core.Strapi,
  media: ReadonlyMap<string, StoredPicture>,
): Promise<void> {
  for (const [i, { validity, background, ...level }] of DEMO_LEVELS.entries()) {
    await documents(strapi, 'member-level').create({
      data: {
        ...level,
        level: i + 1,
        enabled: true,
        validDays: validity?.days ?? null,
        renewalExperience: validity?.renewalExperience ?? null,
        background: background ? media.get(background)?.id : null,
      },
    });
  }
  await documents(strapi, 'earning-rule').create({
    data: {
      pointsPerYuan: 1,
      experiencePerYuan: 1,
      pointsExpiry: 'end_of_next_year',
      invitationPoints: 200,
      invitationExperience: 100,
    },
  });
  await documents(strapi, 'sign-in-rule').create({ data: { days: DEMO_SIGN_IN_DAYS, makeUpDays: 7, enabled: true } });
}

/** What members have been through; only the days of their sign-ins lie in the past. */
export async function seedMemberships(
  strapi: Core.Strapi,
  input: { apiUrl: string; personas: readonly Persona[]; staff: readonly StaffLogin[]; today: string },
): Promise<void> {
  const origin = new URL(input.apiUrl).origin;
  const headers = await asManager(input.apiUrl, input.staff);
  for (const { persona, signedIn, madeUp, adjustments } of DEMO_MEMBERSHIPS) {
    const { openid } = input.personas.find(({ key }) => key === persona)!;
    const member = (await strapi.db.query('plugin::membership.member').findOne({ where: { openid } })) as {
      id: number;
      publicId: string;
    };
    const sign = (daysAgo: number, day: LocalDate | null): Promise<unknown> =>
      signInDaily(
        strapi,
        { memberId: member.id, day, idempotencyKey: `demo-${persona}-${daysAgo}-${day ?? 'today'}` },
        Date.now() - daysAgo * DAY_MS,
      );
    for (const daysAgo of signedIn) await sign(daysAgo, null);
    for (const daysAgo of madeUp) await sign(0, addDays(input.today, -daysAgo) as LocalDate);
    for (const adjustment of adjustments)
      await post(`${origin}/membership/members/${member.publicId}/adjustments`, adjustment, headers);
  }
}
