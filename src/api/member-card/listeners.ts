import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { registerCardKinds } from '../../plugins/membership/server/services';
import { loadCardKinds } from './repositories/card-kinds';

const MEMBER_CARD = 'api::member-card.member-card';

interface Edited {
  benefits?: { code?: string; kind?: string; count?: number }[];
}

/** Tells membership what kinds there are, and the operator what is wrong with one. Call from the application's `register`. */
export function listenForMemberCards(strapi: Core.Strapi): void {
  registerCardKinds(loadCardKinds);
  strapi.documents.use((context, next) => {
    const { data } = context.params as { data?: Edited };
    if (context.uid === MEMBER_CARD && data?.benefits) checkBenefits(data.benefits);
    return next();
  });
}

/** @throws ValidationError in the operator's language */
function checkBenefits(benefits: NonNullable<Edited['benefits']>): void {
  for (const [i, { code, kind, count }] of benefits.entries()) {
    if (benefits.findIndex((other) => other.code === code) < i)
      throw invalid(i, 'code', `权益代码“${code}”重复，请换一个`);
    if (kind === 'counted' && count === 0) throw invalid(i, 'count', '计次权益的次数至少为 1');
  }
}

const invalid = (index: number, field: string, message: string): Error =>
  new errors.ValidationError(message, {
    errors: [{ path: ['benefits', String(index), field], message, name: 'ValidationError' }],
  });
