import { randomBytes } from 'node:crypto';
import type { SimContext } from '../context';
import { json, type SimReply, type SimRequest } from '../http/message';
import { apiErrors, ApiError } from './errors';
import { characters, requireBody, textOf } from './input';

type Suggestion = 'pass' | 'review' | 'risky';

/** A few words that stand for whole classes of content. */
const RISKY_WORDS: readonly (readonly [string, Suggestion, number])[] = [
  ['加微信返现', 'risky', 10001],
  ['刷单', 'risky', 20008],
  ['赌博', 'risky', 20006],
  ['色情', 'risky', 20002],
  ['傻逼', 'risky', 20003],
  ['代购优惠', 'review', 10001],
  ['盗版', 'review', 20013],
];

/** POST /wxa/msg_sec_check, version 2 */
export function messageSecurityCheck(ctx: SimContext, request: SimRequest): SimReply {
  const body = requireBody(request);
  const content = textOf(body, 'content');
  if (body.version !== 2) throw apiErrors.argument('version');
  if (![1, 2, 3, 4].includes(Number(body.scene))) throw apiErrors.argument('scene');
  if (!content || characters(content) > 2500) throw apiErrors.argument('content');
  if (!ctx.store.personas.has(textOf(body, 'openid'))) throw apiErrors.invalidOpenid();
  const subject = { path: request.path };
  if (ctx.faults.take('seccheck-not-visited', subject)) throw new ApiError(61010, 'code is expired');
  const text = [content, textOf(body, 'title'), textOf(body, 'nickname'), textOf(body, 'signature')].join('\n');
  const hit = RISKY_WORDS.find(([word]) => text.includes(word));
  const [keyword, found, label] = hit ?? ['', 'pass' as Suggestion, 100];
  const suggest = ctx.faults.take('seccheck-review', subject) ? 'review' : found;
  return json(200, {
    errcode: 0,
    errmsg: 'ok',
    trace_id: `sim-${randomBytes(8).toString('hex')}`,
    result: { suggest, label },
    detail: [{ strategy: 'keyword', errcode: 0, suggest, label, ...(hit ? { keyword } : {}), prob: 90 }],
  });
}
