/** Waiting notes: guests' own, and all of them at the desk. */
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { languageOf } from '../../../../shared/request-context';
import { lineSchema, localDateSchema, queryInt } from '../../../../shared/schemas';
import { venueNow } from '../../../../shared/venue';
import {
  deskNoteDto,
  noteNoParams,
  resourceSchema,
  toDeskNoteDto,
  toNoteDto,
  waitingNoteDto,
  wishFields,
  type NoteContext,
} from '../dto/waiting';
import { PERMISSIONS } from '../permissions';
import { countNotes, listNotes, NOTE_GROUPS } from '../repositories/waiting-list';
import { listMembersNotes, type WaitingNote } from '../repositories/waiting-notes';
import { labelResources } from '../services/resources';
import { closeNote, leaveNote, withdrawNote } from '../use-cases/keep-notes';

/** Of a guest, with the ended ones: more than anybody looks through. */
const MOST_SHOWN = 50;

async function contextOf(strapi: Core.Strapi, ctx: Context, notes: readonly WaitingNote[]): Promise<NoteContext> {
  return {
    labels: await labelResources(
      pool(strapi),
      notes.map(({ resource }) => resource),
    ),
    language: languageOf(ctx.get('Accept-Language')),
    today: venueNow(Date.now()).today,
  };
}

const contact = ({ name, phone }: { name: string; phone: string }): { guestName: string; guestPhone: string } => ({
  guestName: name,
  guestPhone: phone,
});

export const waitingRoutes = [
  defineRoute({
    method: 'GET',
    path: '/me/waiting-notes',
    summary: 'What the member waits for and has waited for, the newest first',
    audience: 'member',
    response: z.object({ items: z.array(waitingNoteDto) }),
    handler: async ({ strapi, ctx, caller }) => {
      const notes = await listMembersNotes(pool(strapi), caller.id, MOST_SHOWN);
      const context = await contextOf(strapi, ctx, notes);
      return { items: notes.map((note) => toNoteDto(note, context)) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/me/waiting-notes',
    summary: 'Wait for days that are taken: told when all of them can be booked; holds nothing, books nothing',
    audience: 'member',
    idempotent: true,
    status: 201,
    body: z.object(wishFields),
    response: waitingNoteDto,
    handler: async ({ strapi, ctx, caller, body: { guest, ...wish }, idempotencyKey }) => {
      const command = { ...wish, ...contact(guest), memberId: caller.id, remark: null };
      const note = await leaveNote(strapi, { ...command, by: `member:${caller.id}`, idempotencyKey });
      return toNoteDto(note, await contextOf(strapi, ctx, [note]));
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/me/waiting-notes/:no',
    summary: 'Wait no longer; again changes nothing',
    audience: 'member',
    params: noteNoParams,
    response: waitingNoteDto,
    handler: async ({ strapi, ctx, caller, params }) => {
      const note = await withdrawNote(strapi, { no: params.no, memberId: caller.id });
      return toNoteDto(note, await contextOf(strapi, ctx, [note]));
    },
  }),
];

export const waitingDeskRoutes = [
  defineRoute({
    method: 'GET',
    path: '/waiting-notes',
    summary: 'Who waits for which days',
    audience: { permission: PERMISSIONS.readWaiting },
    query: z.object({
      resource: resourceSchema.optional(),
      from: localDateSchema.optional(),
      to: localDateSchema.optional(),
      group: z.enum(NOTE_GROUPS).optional(),
      page: queryInt(1, 100_000).optional(),
      pageSize: queryInt(1, 100).optional(),
    }),
    response: z.object({
      items: z.array(deskNoteDto),
      counts: z.object({ open: z.number().int(), free: z.number().int(), ended: z.number().int() }),
      page: z.number().int(),
      pageSize: z.number().int(),
      today: z.string(),
    }),
    handler: async ({ strapi, ctx, query }) => {
      const { page = 1, pageSize = 20, group = 'open', resource = null, from = null, to = null } = query;
      const filter = { resource, from, to, today: venueNow(Date.now()).today };
      const range = { offset: (page - 1) * pageSize, limit: pageSize };
      const notes = await listNotes(pool(strapi), { ...filter, group, ...range });
      const context = await contextOf(strapi, ctx, notes);
      return {
        items: notes.map((note) => toDeskNoteDto(note, context)),
        counts: await countNotes(pool(strapi), filter),
        page,
        pageSize,
        today: context.today,
      };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/waiting-notes',
    summary: 'A note for a guest on the phone, whom somebody calls back',
    audience: { permission: PERMISSIONS.keepWaiting },
    idempotent: true,
    status: 201,
    body: z.object({ ...wishFields, remark: z.string().trim().max(300).nullable().optional() }),
    response: deskNoteDto,
    handler: async ({ strapi, ctx, caller, body: { guest, remark, ...wish }, idempotencyKey }) => {
      const command = { ...wish, ...contact(guest), memberId: null, remark: remark || null };
      const note = await leaveNote(strapi, { ...command, by: `staff:${caller.id}`, idempotencyKey });
      return toDeskNoteDto(note, await contextOf(strapi, ctx, [note]));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/waiting-notes/:no/close',
    summary: 'End a note, with the reason; again changes nothing',
    audience: { permission: PERMISSIONS.keepWaiting },
    params: noteNoParams,
    body: z.object({ reason: lineSchema(100).min(2) }),
    response: deskNoteDto,
    handler: async ({ strapi, ctx, caller, params, body }) => {
      const note = await closeNote(strapi, { no: params.no, reason: body.reason, staffId: caller.id });
      return toDeskNoteDto(note, await contextOf(strapi, ctx, [note]));
    },
  }),
];
