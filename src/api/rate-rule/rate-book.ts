/** The prices of houses, as the rate calendar shows and changes them. */
import { pool } from '../../shared/database';
import type { RateBook } from '../../plugins/pricing/server/services';
import { listChanges } from './repositories/changes';
import { applyChange } from './use-cases/apply-change';
import { previewChange } from './use-cases/preview-change';
import { readNames, readRates } from './use-cases/read-rates';
import { undoChange } from './use-cases/undo-change';

const rateBook: RateBook = {
  read: readRates,
  names: readNames,
  preview: previewChange,
  change: applyChange,
  undo: undoChange,
  history: (strapi, query) => listChanges(pool(strapi), query),
};

export default rateBook;
