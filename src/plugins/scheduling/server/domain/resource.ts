import type { Db } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';

/**
 * What a content type must say of itself to be occupied: one `resource.ts` in its folder. The occupancy
 * kernel then takes its units, whatever they are: rooms, arenas, coaches, horses.
 */
export interface ResourceKind {
  /** First part of the resource's name, e.g. `house` in `house:<documentId>`. */
  kind: string;
  /** Null when there is no such thing. */
  describe(db: Db, ref: string): Promise<{ units: number; label: Text } | null>;
  /** How many units guests can be given in all; what is not sold to guests leaves it out. */
  capacity?(db: Db): Promise<number>;
}
