/** Other plugins say why an account cannot be closed now; membership knows none of them. */
import type { Trx } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';

export interface Obstacle {
  /** In words for the member. */
  text: Text;
  /** True: it is the member's own money, which the member may give up expressly. */
  waivable?: true;
}

/** What stands in the way; undefined when nothing does. */
export type DeletionGuard = (trx: Trx, memberId: number) => Promise<Text | Obstacle | undefined>;

const guards: DeletionGuard[] = [];

/** Call from a plugin's `register`. */
export function guardDeletion(guard: DeletionGuard): void {
  if (!guards.includes(guard)) guards.push(guard);
}

/** @param waived what may be given up has been */
export async function deletionObstacle(trx: Trx, memberId: number, waived: boolean): Promise<Obstacle | undefined> {
  for (const guard of guards) {
    const said = await guard(trx, memberId);
    if (!said) continue;
    const obstacle = 'text' in said ? said : { text: said };
    if (!(waived && obstacle.waivable)) return obstacle;
  }
  return undefined;
}
