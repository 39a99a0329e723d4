import { part, type Key as CommonKey } from './index';
import { codeEn } from './en.code';
import { codeZh } from './zh-CN.code';

export type Key = CommonKey | keyof typeof codeZh;
export const t = part(codeZh, codeEn);
