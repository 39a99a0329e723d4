import { isLoopbackHost } from '../http/loopback';
import type { NotifyUrlPolicy } from '../options';

/** Null when `url` may be a notify address under the policy, else the reason in Chinese. */
export function notifyUrlProblem(url: string, policy: NotifyUrlPolicy): string | null {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return '不是合法的URL';
  }
  if (parsed.search || parsed.hash || url.includes('?')) return '不能携带参数';
  const loopback = isLoopbackHost(parsed.hostname);
  if (loopback) return policy === 'official' ? '不能是内网地址' : null;
  if (parsed.protocol === 'https:') return null;
  return parsed.protocol === 'http:' && policy === 'any' ? null : '必须是https地址';
}
