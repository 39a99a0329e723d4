/** A house, as something that can be occupied: as many units as it has identical rooms. */
import type { ResourceKind } from '../../plugins/scheduling/server/services';
import { countUnits, describeHouse } from './repositories/houses';
import { refusalsOfHouse } from './use-cases/check-wishes';
import { readSheet } from './use-cases/read-sheet';

const resource: ResourceKind = {
  kind: 'house',
  describe: (db, ref) => describeHouse(db, ref),
  sheet: (db, days) => readSheet(db, days),
  refusals: (db, ref, wishes, nowMs) => refusalsOfHouse(db, ref, wishes, nowMs),
  capacity: (db) => countUnits(db),
};

export default resource;
