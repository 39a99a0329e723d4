/** Lists of guests: the guest's own, the desk's, and the one way to a whole number. */
import { z } from 'zod';
import { defineRoute } from '../../../../shared/define-route';
import { documentIdSchema, lineSchema } from '../../../../shared/schemas';
import { DOCUMENT_TYPES } from '../domain/identity';
import { orderNoParams } from '../dto/schemas';
import { PERMISSIONS } from '../permissions';
import { readGuests, revealNumber, saveGuests, type GuestList } from '../use-cases/keep-guests';

const guestListDto = z
  .object({
    expected: z.number().int(),
    complete: z.boolean(),
    editable: z.boolean(),
    guests: z.array(
      z.object({
        id: z.string(),
        itemKey: z.string(),
        name: z.string(),
        phone: z.string().nullable(),
        documentType: z.enum(DOCUMENT_TYPES),
        number: z.string().nullable().meta({ description: 'Masked, e.g. 110***********123X' }),
      }),
    ),
  })
  .meta({ id: 'GuestList' });

const guestsBody = z.object({
  guests: z
    .array(
      z.object({
        id: documentIdSchema.optional().meta({ description: 'Of a guest who is listed already' }),
        itemKey: z.string().regex(/^\d{2}$/),
        name: lineSchema(40).min(1),
        phone: z
          .string()
          .regex(/^\+?[\d -]{5,20}$/)
          .nullable()
          .optional(),
        documentType: z.enum(DOCUMENT_TYPES),
        number: z
          .string()
          .regex(/^[A-Za-z0-9() -]{4,40}$/)
          .nullable()
          .optional()
          .meta({ description: 'Absent keeps the number that is there, null takes it away' }),
      }),
    )
    .max(50),
});

const toDto = ({ guests, ...list }: GuestList): z.input<typeof guestListDto> => ({
  ...list,
  guests: guests.map(({ masked, ...guest }) => ({ ...guest, number: masked })),
});

export const guestContentRoutes = [
  defineRoute({
    method: 'GET',
    path: '/orders/:no/guests',
    summary: 'Who stays, of an own order; numbers are masked',
    audience: 'member',
    params: orderNoParams,
    response: guestListDto,
    handler: async ({ strapi, caller, params }) =>
      toDto(await readGuests(strapi, params.no, { kind: 'guest', memberId: caller.id })),
  }),
  defineRoute({
    method: 'POST',
    path: '/orders/:no/guests',
    summary: 'Replace the list of guests of an own order, before arrival',
    audience: 'member',
    params: orderNoParams,
    body: guestsBody,
    response: guestListDto,
    handler: async ({ strapi, caller, params, body }) => {
      const actor = { kind: 'guest' as const, id: caller.id, name: null };
      await saveGuests(strapi, params.no, { actor, memberId: caller.id }, body.guests);
      return toDto(await readGuests(strapi, params.no, { kind: 'guest', memberId: caller.id }));
    },
  }),
];

export const guestDeskRoutes = [
  defineRoute({
    method: 'GET',
    path: '/orders/:no/guests',
    summary: 'Who stays; numbers are masked',
    audience: { permission: PERMISSIONS.service },
    params: orderNoParams,
    response: guestListDto,
    handler: async ({ strapi, params }) => toDto(await readGuests(strapi, params.no, { kind: 'staff' })),
  }),
  defineRoute({
    method: 'POST',
    path: '/orders/:no/guests',
    summary: 'Replace the list of guests',
    audience: { permission: PERMISSIONS.service },
    params: orderNoParams,
    body: guestsBody,
    response: guestListDto,
    handler: async ({ strapi, caller, params, body }) => {
      const actor = { kind: 'staff' as const, id: caller.id, name: caller.name };
      await saveGuests(strapi, params.no, { actor, memberId: null }, body.guests);
      return toDto(await readGuests(strapi, params.no, { kind: 'staff' }));
    },
  }),
  defineRoute({
    // Not GET: looking leaves a trace.
    method: 'POST',
    path: '/guests/:id/reveal',
    summary: 'The whole number of a guest; who looked is written down with the order',
    audience: { permission: PERMISSIONS.reveal },
    params: z.object({ id: documentIdSchema }),
    response: z.object({ number: z.string() }),
    handler: ({ strapi, caller, params }) =>
      revealNumber(strapi, params.id, { kind: 'staff', id: caller.id, name: caller.name }),
  }),
];
