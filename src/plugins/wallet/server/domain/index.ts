/** The wallet's pure part, for other plugins. */
export {
  ASSET_CODES,
  ASSETS,
  assetOf,
  isAdjustable,
  type Asset,
  type AssetDeclaration,
  type HouseRole,
  type Unit,
} from './assets';
export { REASON_CODES, reasonName, type Reason } from './reasons';
