import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { findOpenid } from '../../../membership/server/services';
import { wechat, WechatInvalidInput, WechatRejected } from '../../../wechat-pay/server/services';
import { fillTemplate } from '../domain/message';
import { findTemplate, recordMessage, wasSent, type Occasion } from '../repositories/messages';

export interface Letter {
  memberId: number;
  /** What is known, by the names that templates use. */
  sources: Readonly<Record<string, string>>;
  /** Page of the mini-program that a tap opens, with its query. */
  page: string;
}

/**
 * Sends one subscribe message for an occasion, once, to a member who allowed it.
 * @param write asked only when there is a template and nothing was sent; undefined is no longer worth a message
 * @throws WechatUnknown when WeChat does not answer; the job runs again
 */
export async function deliver(
  strapi: Core.Strapi,
  occasion: Occasion,
  write: () => Promise<Letter | undefined>,
): Promise<void> {
  const db = pool(strapi);
  const { miniProgram } = wechat();
  const template = await findTemplate(db, occasion.event);
  if (!template || !miniProgram.configured || (await wasSent(db, occasion))) return;
  const letter = await write();
  const openid = letter && (await findOpenid(db, letter.memberId));
  if (!letter || !openid) return;
  const { data, unknown } = fillTemplate(template.fields, letter.sources);
  const record = { ...occasion, memberId: letter.memberId };
  if (unknown.length > 0)
    return recordMessage(db, { ...record, outcome: 'invalid', note: `模板字段没有对应内容：${unknown.join('、')}` });
  try {
    const { templateId } = template;
    const outcome = await miniProgram.sendSubscribeMessage({ openid, templateId, data, page: letter.page });
    await recordMessage(db, { ...record, outcome, note: null });
  } catch (error) {
    if (!(error instanceof WechatRejected) && !(error instanceof WechatInvalidInput)) throw error;
    strapi.log.warn(`message about ${occasion.event} was not accepted: ${error.message}`);
    await recordMessage(db, { ...record, outcome: 'invalid', note: error.message.slice(0, 200) });
  }
}
