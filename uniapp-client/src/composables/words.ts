/** Problems in words: the server's sentence where it has one, ours where there was no answer. */
import type { Problem } from '@/api/problem';
import { t } from '@/i18n';

/** For a page that could not be loaded. */
export function problemTitle(problem: Problem): string {
  if (problem.kind === 'offline') return t('error.offline.title');
  if (problem.status === 404) return t('error.notFound.title');
  return t('error.server.title');
}

export function problemText(problem: Problem): string {
  if (problem.kind === 'offline') return t('error.offline.text');
  if (problem.kind === 'timeout') return t('error.timeout');
  if (problem.status === 404) return problem.message || t('error.notFound.text');
  const seconds = problem.details.retryAfterSeconds;
  if (problem.is('RATE_LIMITED') && typeof seconds === 'number') return t('error.rateLimited', { seconds });
  return problem.message || t('error.server.text');
}

/** For an action (submit, pay, cancel) whose outcome is not known: says that tapping again is safe. */
export function commandText(problem: Problem): string {
  if (problem.kind === 'offline') return t('error.command.offline');
  if (problem.uncertain) return t('error.command.timeout');
  return problemText(problem);
}

export function toast(title: string): void {
  uni.showToast({ title, icon: 'none', duration: 2600 });
}
