import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import type { LocalDate } from '../../../../shared/local-date';
import { conflict, validation } from '../../../../shared/problem';
import { venueNow } from '../../../../shared/venue';
import { setBirthday, type Member } from '../repositories/members';

/**
 * Once: presents are given for it. @throws Problem 400 for a day that nobody living was born on, 409 BIRTHDAY_SET
 */
export async function tellBirthday(strapi: Core.Strapi, memberId: number, birthday: LocalDate): Promise<Member> {
  if (birthday < '1900-01-01' || birthday >= venueNow(Date.now()).today)
    throw validation('birthday', { zh: '请填写真实的出生日期', en: 'Please say the day of birth' });
  const member = await setBirthday(pool(strapi), memberId, birthday);
  if (member) return member;
  throw conflict('BIRTHDAY_SET', { zh: '生日只能填写一次，如需更正请联系商家', en: 'The birthday was set before' });
}
