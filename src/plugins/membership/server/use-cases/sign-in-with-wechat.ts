import type { Core } from '@strapi/strapi';
import { withTransaction, type Trx } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { Problem, unauthorized, unavailable, validation } from '../../../../shared/problem';
import type { Language } from '../../../../shared/request-context';
import {
  wechat,
  WechatInvalidInput,
  WechatNotConfigured,
  WechatRejected,
  WechatUnknown,
} from '../../../wechat-pay/server/services';
import { findInviter, insertInvitation } from '../repositories/invitations';
import { findOrCreateMember, setPhone, type Member } from '../repositories/members';
import { openSession, type Tokens } from '../services/sessions';

/**
 * The code of `wx.login` → the member, created on the first visit, and a session.
 * @param input `invitedBy`: the poster code that brought somebody here; it counts on the first visit only
 * @throws Problem 400 for a code that is wrong or used, 503 when WeChat does not answer
 */
export async function signInWithWechat(
  strapi: Core.Strapi,
  input: { code: string; language: Language; invitedBy: string | null },
): Promise<{ member: Member; tokens: Tokens }> {
  const { openid, unionid } = await asWechatAnswer('code', () => wechat().miniProgram.code2Session(input.code));
  const nickname = input.language === 'en' ? 'Guest' : '客人';
  const identity = { openid, unionid, nickname, language: input.language };
  const member = await withTransaction(strapi, async (trx) => {
    const known = await findOrCreateMember(trx, identity);
    if (known.created && input.invitedBy) await bindInvitation(trx, known.member.id, input.invitedBy);
    if (known.created) await publish(trx, 'member.created', { memberId: known.member.id });
    return known.member;
  });
  if (member.disabled) throw unauthorized();
  return { member, tokens: await openSession(strapi, member.id) };
}

/** The code of the phone-number button → the member's verified number, and an event for what is booked under it. */
export async function bindPhone(strapi: Core.Strapi, memberId: number, code: string): Promise<Member> {
  const number = await asWechatAnswer('code', () => wechat().miniProgram.getPhoneNumber(code));
  const phone = number.countryCode === '86' ? number.purePhoneNumber : number.phoneNumber;
  return withTransaction(strapi, async (trx) => {
    const member = await setPhone(trx, memberId, phone);
    await publish(trx, 'member.phone-proved', { memberId });
    return member;
  });
}

/** A code that nobody has (any more) is no reason to keep somebody out. */
async function bindInvitation(trx: Trx, inviteeId: number, code: string): Promise<void> {
  const inviterId = await findInviter(trx, code);
  if (inviterId !== null) await insertInvitation(trx, inviterId, inviteeId, new Date().toISOString());
}

async function asWechatAnswer<T>(field: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof WechatRejected || error instanceof WechatInvalidInput) {
      throw validation(field, {
        zh: '登录凭证无效或已用过，请重试一次',
        en: 'This code is not valid or was already used; please try again',
      });
    }
    if (error instanceof WechatUnknown) {
      throw unavailable({
        zh: '登录服务暂时没有响应，请稍后再试',
        en: 'Sign-in is not answering at the moment; please try again shortly',
      });
    }
    if (error instanceof WechatNotConfigured) {
      throw new Problem(503, 'NOT_CONFIGURED', { zh: '商家尚未开通小程序登录', en: 'Sign-in is not set up here yet' });
    }
    throw error;
  }
}
