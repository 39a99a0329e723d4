/** Other plugins say why an account cannot be closed now; membership knows none of them. */
import type { Trx } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';

/** What stands in the way, in words for the member; undefined when nothing does. */
export type DeletionGuard = (trx: Trx, memberId: number) => Promise<Text | undefined>;

const guards: DeletionGuard[] = [];

/** Call from a plugin's `register`. */
export function guardDeletion(guard: DeletionGuard): void {
  if (!guards.includes(guard)) guards.push(guard);
}

export async function deletionObstacle(trx: Trx, memberId: number): Promise<Text | undefined> {
  for (const guard of guards) {
    const obstacle = await guard(trx, memberId);
    if (obstacle) return obstacle;
  }
  return undefined;
}
