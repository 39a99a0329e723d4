/** Who stays, with their documents: numbers are masked, and the whole one is fetched only when asked for. */
import { Button, IconButton, TextButton } from '@strapi/design-system';
import { Eye, Pencil } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { GuestList as List, StayGuest } from '../../api/types';
import { toProblem, type Problem } from '../../../../../../admin/shared/problem';
import { useDeskApi } from '../../api/useDeskApi';
import { useRequest } from '../../../../../../admin/shared/useRequest';
import { useText } from '../../hooks/useText';
import type { Allowed } from '../../permissions';
import { tint } from '../../../../../../admin/shared/look';
import { phone } from '../../utils/text';
import { Bone } from '../Bone';
import { Faint } from '../drawer/parts';
import { GuestForm } from './GuestForm';

const Rows = styled.ul`
  list-style: none;
`;

const Row = styled.li`
  display: grid;
  grid-template-columns: 1fr auto;
  align-items: center;
  gap: 0 1.2rem;
  padding: 0.8rem 0;
  font-size: 1.4rem;
  line-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral800};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  font-variant-numeric: tabular-nums;
`;

const Incomplete = styled.p`
  margin-bottom: 0.8rem;
  padding: 0.8rem 1.2rem;
  border-left: 3px solid ${({ theme }) => theme.colors.warning600};
  background: ${({ theme }) => tint(theme, 'warning500', 12)};
  font-size: 1.3rem;
  line-height: 2rem;
  color: ${({ theme }) => theme.colors.neutral800};
`;

const Foot = styled.div`
  margin-top: 1.2rem;
`;

function Entry({ guest, canReveal }: { guest: StayGuest; canReveal: boolean }) {
  const { t, problem: say } = useText();
  const api = useDeskApi();
  const [whole, setWhole] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reveal = async (): Promise<void> => {
    try {
      setWhole(await api.reveal(guest.id));
    } catch (error) {
      setProblem(toProblem(error));
    }
  };
  return (
    <Row data-testid="guest-row">
      <span>
        {guest.name} {guest.phone && <Faint>{phone(guest.phone)}</Faint>}
        <br />
        <Faint data-testid="guest-number">
          {t(`document.${guest.documentType}`)} {whole ?? guest.number ?? t('guests.number.none')}
        </Faint>
        {problem && <Faint role="alert"> {say(problem)}</Faint>}
      </span>
      {canReveal && guest.number && !whole && (
        <IconButton variant="ghost" label={t('guests.reveal')} data-testid="guest-reveal" onClick={() => void reveal()}>
          <Eye aria-hidden />
        </IconButton>
      )}
    </Row>
  );
}

/** @param no number of the order */
export function GuestList({ no, allowed }: { no: string; allowed: Allowed }) {
  const { t, problem: say } = useText();
  const api = useDeskApi();
  const list = useRequest<List>(no, api.guests);
  const [editing, setEditing] = useState(false);
  if (!list.data) {
    if (!list.problem) return <Bone $width="60%" />;
    return (
      <Faint role="alert">
        {say(list.problem)} <TextButton onClick={list.refresh}>{t('desk.retry')}</TextButton>
      </Faint>
    );
  }
  const { guests, expected, complete, editable } = list.data;
  if (editing) {
    const saved = (data: List): void => {
      list.replace(data);
      setEditing(false);
    };
    return <GuestForm no={no} list={list.data} onSaved={saved} onCancel={() => setEditing(false)} />;
  }
  return (
    <div data-testid="guest-list">
      {!complete && editable && (
        <Incomplete role="status">{t('guests.incomplete', { listed: guests.length, expected })}</Incomplete>
      )}
      {guests.length === 0 && !editable && <Faint>{t('guests.none')}</Faint>}
      <Rows>
        {guests.map((guest) => (
          <Entry key={guest.id} guest={guest} canReveal={allowed.reveal} />
        ))}
      </Rows>
      {editable && (
        <Foot>
          <Button
            type="button"
            size="S"
            variant="tertiary"
            startIcon={<Pencil aria-hidden />}
            data-testid="guests-edit"
            onClick={() => setEditing(true)}
          >
            {t(guests.length > 0 ? 'guests.edit' : 'guests.add')}
          </Button>
        </Foot>
      )}
    </div>
  );
}
