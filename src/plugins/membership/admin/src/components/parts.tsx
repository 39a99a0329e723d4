/** The shared parts, in this plugin's words. */
import type { Problem } from '../../../../../admin/shared/problem';
import { Bones as SharedBones, Failed as SharedFailed } from '../../../../../admin/shared/sheet';
import { useText } from '../hooks/useText';

export { Gain, Panel, Quiet, Refused, Sheet } from '../../../../../admin/shared/sheet';

export function Bones({ rows }: { rows?: number }) {
  const { t } = useText();
  return <SharedBones label={t('loading')} {...(rows === undefined ? {} : { rows })} />;
}

export function Failed({ problem, onRetry }: { problem: Problem; onRetry(): void }) {
  const { t, problem: say } = useText();
  return (
    <SharedFailed title={say(problem)} retry={problem.code === 'forbidden' ? null : t('retry')} onRetry={onRetry} />
  );
}
