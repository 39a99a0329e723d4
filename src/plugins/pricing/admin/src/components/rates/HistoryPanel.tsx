import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { styled } from 'styled-components';
import { toProblem } from '../../../../../../admin/shared/problem';
import type { Change } from '../../api/types';
import { useRatesApi } from '../../api/useRatesApi';
import { useRequest } from '../../../../../../admin/shared/useRequest';
import { useVenueConfig } from '../../../../../../admin/shared/useVenueConfig';
import { DEFAULT_ZONE } from '../../../../../../admin/shared/venue';
import { useText } from '../../hooks/useText';
import { ChangeCard } from './ChangeCard';
import { Bone, Faint, Notice, Scroll } from './parts';
import { UndoDialog } from './UndoDialog';

const List = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  padding: 1.6rem 2rem;
`;

const LIMIT = 20;

interface HistoryPanelProps {
  /** Null shows the changes of every house. */
  house: string | null;
  canEdit: boolean;
  onChanged(): void;
}

/** Who changed what, newest first; the newest change of the calendar can be taken back. */
export function HistoryPanel({ house, canEdit, onChanged }: HistoryPanelProps) {
  const texts = useText();
  const zone = useVenueConfig()?.zone ?? DEFAULT_ZONE;
  const { t } = texts;
  const api = useRatesApi();
  const { toggleNotification } = useNotification();
  const [asked, setAsked] = useState<Change | null>(null);
  const [limit, setLimit] = useState(LIMIT);
  const load = useCallback((query: string, signal: AbortSignal) => api.history(query, signal), [api]);
  const query = new URLSearchParams({ limit: String(limit), ...(house ? { house } : {}) });
  const { data, problem } = useRequest(query.toString(), load);

  const undo = async (change: Change): Promise<void> => {
    try {
      await api.undo(change.id);
      toggleNotification({ type: 'success', message: t('history.undone.done'), timeout: 4000 });
    } catch (error) {
      toggleNotification({ type: 'danger', message: texts.problem(toProblem(error)) });
    }
    setAsked(null);
    onChanged();
  };

  return (
    <Scroll>
      <List data-testid="rates-history">
        {house && <Faint>{t('history.house')}</Faint>}
        {!data && !problem && Array.from({ length: 5 }, (_, i) => <Bone key={i} $width="100%" $height="8rem" />)}
        {!data && problem && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
        {data?.length === 0 && <Faint>{t('history.empty')}</Faint>}
        {data?.map((change) => (
          <ChangeCard key={change.id} change={change} zone={zone} onUndo={canEdit ? () => setAsked(change) : null} />
        ))}
        {data && data.length === limit && limit < 50 && (
          <Button variant="tertiary" onClick={() => setLimit(50)}>
            {t('history.more')}
          </Button>
        )}
      </List>
      {asked && <UndoDialog change={asked} onClose={() => setAsked(null)} onUndo={() => undo(asked)} />}
    </Scroll>
  );
}
