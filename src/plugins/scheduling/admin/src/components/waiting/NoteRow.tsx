import { Button } from '@strapi/design-system';
import { styled } from 'styled-components';
import { daysBetween, dateInZone } from '../../../../../../shared/local-date';
import { tint } from '../../../../../../admin/shared/look';
import { DEFAULT_ZONE } from '../../../../../../admin/shared/venue';
import type { Note } from '../../api/useWaitingApi';
import { useText } from '../../hooks/useText';
import { Buttons } from '../parts';

const Row = styled.tr<{ $over: boolean }>`
  td {
    padding: 1.2rem 1.6rem;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    color: ${({ theme, $over }) => theme.colors[$over ? 'neutral600' : 'neutral800']};
    font-size: 1.4rem;
    line-height: 2rem;
    font-variant-numeric: tabular-nums;
    vertical-align: top;
  }

  a {
    color: ${({ theme }) => theme.colors.primary600};
  }

  small {
    display: block;
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    line-height: 1.8rem;
  }

  &:last-child td {
    border-bottom: 0;
  }
`;

const Badge = styled.span<{ $tone: 'success' | 'primary' | 'neutral' }>`
  display: inline-block;
  padding: 0.2rem 1rem;
  border-radius: 1.2rem;
  background: ${({ theme, $tone }) => tint(theme, `${$tone}500`, 18)};
  color: ${({ theme, $tone }) => theme.colors[`${$tone}700`]};
  font-size: 1.2rem;
  font-weight: 600;
  white-space: nowrap;
`;

const TONES: Partial<Record<Note['status'], 'success' | 'primary'>> = { free: 'success', waiting: 'primary' };

interface NoteRowProps {
  note: Note;
  /** Null while nothing is free, or where nobody takes bookings. */
  onBook: (() => void) | null;
  onClose: (() => void) | null;
}

export function NoteRow({ note, onBook, onClose }: NoteRowProps) {
  const { t, full, short } = useText();
  const open = note.status in TONES;
  const { adults, children } = note;
  return (
    <Row $over={!open} data-testid={`waiting-${note.no}`} data-status={note.status}>
      <td>
        <Badge $tone={TONES[note.status] ?? 'neutral'}>{t(`waiting.state.${note.status}`)}</Badge>
        {note.endReason && <small>{note.endReason}</small>}
      </td>
      <td>
        <strong>{note.guest.name}</strong>
        <small>
          <a href={`tel:${note.guest.phone}`}>{note.guest.phone.replace(/^(\d{3})(\d{4})/, '$1 $2 ')}</a>
        </small>
        {open && <small>{t(note.told ? 'waiting.told' : 'waiting.call')}</small>}
      </td>
      <td>
        {note.title}
        <small>{t('waiting.people', { adults, children })}</small>
        {note.remark && <small>{note.remark}</small>}
      </td>
      <td>
        {full(note.from)}
        <small>
          → {short(note.to)} · {t('nights', { nights: daysBetween(note.from, note.to) })}
        </small>
      </td>
      <td>
        {short(dateInZone(Date.parse(note.createdAt), DEFAULT_ZONE))}
        <small>{note.no}</small>
      </td>
      <td>
        {open && (
          <Buttons>
            {onBook && (
              <Button size="S" onClick={onBook} data-testid={`waiting-book-${note.no}`}>
                {t('waiting.book')}
              </Button>
            )}
            {onClose && (
              <Button size="S" variant="tertiary" onClick={onClose} data-testid={`waiting-close-${note.no}`}>
                {t('waiting.close')}
              </Button>
            )}
          </Buttons>
        )}
      </td>
    </Row>
  );
}
