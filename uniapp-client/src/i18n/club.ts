import { part, type Key as CommonKey } from './index';
import { clubEn } from './en.club';
import { clubZh } from './zh-CN.club';

export type Key = CommonKey | keyof typeof clubZh;
export const t = part(clubZh, clubEn);
