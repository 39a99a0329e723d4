import { part, type Key as CommonKey } from './index';
import { couponsEn } from './en.coupons';
import { couponsZh } from './zh-CN.coupons';

export type Key = CommonKey | keyof typeof couponsZh;
export const t = part(couponsZh, couponsEn);
