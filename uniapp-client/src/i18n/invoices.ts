import { part, type Key as CommonKey } from './index';
import { invoicesEn } from './en.invoices';
import { invoicesZh } from './zh-CN.invoices';

export type Key = CommonKey | keyof typeof invoicesZh;
export const t = part(invoicesZh, invoicesEn);
