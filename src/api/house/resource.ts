/** A house, as something that can be occupied: as many units as it has identical rooms. */
import type { ResourceKind } from '../../plugins/scheduling/server/services';
import { countUnits, describeHouse } from './repositories/houses';

const resource: ResourceKind = {
  kind: 'house',
  describe: (db, ref) => describeHouse(db, ref),
  capacity: (db) => countUnits(db),
};

export default resource;
