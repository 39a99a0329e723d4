/** Moderation of guest text (msgSecCheck, version 2). */
import { z } from 'zod';
import { chunkText, TEXT_LIMITS } from '../domain';
import type { WechatLogger } from './deps';
import { WechatError } from './errors';
import type { MiniClient } from './mini-client';

export type TextVerdict = 'pass' | 'review' | 'risky';

export interface TextCheck {
  content: string;
  /** the author; must have opened the mini-program within two hours */
  openid: string;
  /** where it will be shown; default 'comment' */
  scene?: 'profile' | 'comment' | 'forum' | 'social';
  title?: string;
  nickname?: string;
}

const SCENES = { profile: 1, comment: 2, forum: 3, social: 4 } as const;
const SEVERITY: readonly TextVerdict[] = ['pass', 'review', 'risky'];

/** A suggestion this code does not know is for a person to judge. */
const checkAnswer = z.object({
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']).catch('review') }),
});

/** See MiniProgramGateway.checkText. Long text is checked in pieces; the worst verdict counts. */
export async function checkText(client: MiniClient, logger: WechatLogger, text: TextCheck): Promise<TextVerdict> {
  let worst = 0;
  for (const content of chunkText(text.content, TEXT_LIMITS.msgSecCheck)) {
    worst = Math.max(worst, SEVERITY.indexOf(await checkPiece(client, logger, text, content)));
    if (SEVERITY[worst] === 'risky') break;
  }
  return SEVERITY[worst] ?? 'review';
}

async function checkPiece(
  client: MiniClient,
  logger: WechatLogger,
  text: TextCheck,
  content: string,
): Promise<TextVerdict> {
  const body = {
    content,
    version: 2,
    scene: SCENES[text.scene ?? 'comment'],
    openid: text.openid,
    ...(text.title === undefined ? {} : { title: text.title }),
    ...(text.nickname === undefined ? {} : { nickname: text.nickname }),
  };
  try {
    const request = { method: 'POST', path: '/wxa/msg_sec_check', body } as const;
    return (await client.withToken('check text', request, checkAnswer)).result.suggest;
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    logger.warn('wechat: text could not be checked; it waits for a person', { reason: error.message });
    return 'review';
  }
}
