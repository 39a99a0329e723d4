import { part, type Key as CommonKey } from './index';
import { cardsEn } from './en.cards';
import { cardsZh } from './zh-CN.cards';

export type Key = CommonKey | keyof typeof cardsZh;
export const t = part(cardsZh, cardsEn);
