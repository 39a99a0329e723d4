import { part, type Key as CommonKey } from './index';
import { walletEn } from './en.wallet';
import { walletZh } from './zh-CN.wallet';

export type Key = CommonKey | keyof typeof walletZh;
export const t = part(walletZh, walletEn);
