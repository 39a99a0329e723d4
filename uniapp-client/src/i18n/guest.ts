import { part, type Key as CommonKey } from './index';
import { guestEn } from './en.guest';
import { guestZh } from './zh-CN.guest';

export type Key = CommonKey | keyof typeof guestZh;
export const t = part(guestZh, guestEn);
