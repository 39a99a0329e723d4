import { z } from 'zod';
import type { LocalDate } from '../../../../shared/local-date';
import type { Language } from '../../../../shared/request-context';
import { instantSchema, lineSchema, localDateSchema, phoneSchema } from '../../../../shared/schemas';
import { pick, type Text } from '../../../../shared/text';
import { stateOf, WAITING_STATES, WAITING_TEXT } from '../domain/waiting';
import type { WaitingNote } from '../repositories/waiting-notes';

export const resourceSchema = z
  .string()
  .regex(/^[a-z-]{1,30}:[a-z0-9]{24}$/, { error: '应为 house:编号 的形式' })
  .meta({ description: 'What is waited for, e.g. `house:<id>`' });

export const noteNoParams = z.object({ no: z.string().regex(/^W[0-9A-Z]{15}$/, { error: '候补号无效' }) });

/** What a guest wishes, on the days [from, to). */
export const wishFields = {
  resource: resourceSchema,
  from: localDateSchema,
  to: localDateSchema,
  adults: z.number().int().min(1).max(50),
  children: z.number().int().min(0).max(50).default(0),
  guest: z.object({ name: lineSchema(40).min(1), phone: phoneSchema }),
};

const fields = {
  no: z.string(),
  resource: z.string(),
  /** Kind and document of the resource, for links. */
  kind: z.string(),
  ref: z.string(),
  title: z.string(),
  from: z.string(),
  to: z.string(),
  adults: z.number().int(),
  children: z.number().int(),
  guest: z.object({ name: z.string(), phone: z.string() }),
  status: z.enum(WAITING_STATES),
  statusText: z.string(),
  /** Since when the days are free, while they are. */
  freeSince: instantSchema.nullable(),
  createdAt: instantSchema,
};

export const waitingNoteDto = z.object(fields).meta({ id: 'WaitingNote' });

export const deskNoteDto = z
  .object({
    ...fields,
    /** False: the guest has no client; somebody has to call. */
    told: z.boolean(),
    remark: z.string().nullable(),
    endReason: z.string().nullable(),
  })
  .meta({ id: 'DeskWaitingNote' });

export interface NoteContext {
  labels: ReadonlyMap<string, Text>;
  language: Language;
  today: LocalDate;
}

export function toNoteDto(note: WaitingNote, { labels, language, today }: NoteContext): z.input<typeof waitingNoteDto> {
  const { no, resource, from, to, adults, children, createdAt } = note;
  const [kind = '', ref = ''] = resource.split(':');
  const status = stateOf(note.state, from, today);
  return {
    no,
    resource,
    kind,
    ref,
    title: pick(labels.get(resource)!, language),
    from,
    to,
    adults,
    children,
    guest: { name: note.guestName, phone: note.guestPhone },
    status,
    statusText: pick(WAITING_TEXT[status], language),
    freeSince: status === 'free' ? note.freeAt : null,
    createdAt,
  };
}

export const toDeskNoteDto = (note: WaitingNote, context: NoteContext): z.input<typeof deskNoteDto> => ({
  ...toNoteDto(note, context),
  told: note.memberId !== null,
  remark: note.remark,
  endReason: note.endReason,
});
