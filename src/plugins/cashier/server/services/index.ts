/** For the application on top, which tells the till what others keep. No other plugin imports it. */
export { registerRedeemable, type Redeemable, type RedeemableKind } from './redeemables';
