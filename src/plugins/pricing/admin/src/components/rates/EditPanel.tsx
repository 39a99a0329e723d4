import { Button, TextButton } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { LocalDate } from '../../../../../../shared/local-date';
import { toProblem, type Problem } from '../../../../../../admin/shared/problem';
import type { HouseName } from '../../api/types';
import { useRatesApi } from '../../api/useRatesApi';
import { usePreview } from '../../hooks/usePreview';
import { useText } from '../../hooks/useText';
import { EMPTY, RESTORE_ALL, wishOf, type Draft, type Target } from '../../utils/draft';
import { newKey } from '../../../../../../admin/shared/text';
import { EditFields } from './EditFields';
import { Faint, Notice, Row, Scroll } from './parts';
import { PreviewBlock } from './PreviewBlock';
import { TargetFields } from './TargetFields';

const Foot = styled.div`
  flex: none;
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 1.2rem;
  padding: 1.2rem 2rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Start = styled.div`
  padding: 0 2rem 1.6rem;
`;

interface EditPanelProps {
  canEdit: boolean;
  target: Target;
  onTarget(target: Target): void;
  onClear(): void;
  names: HouseName[];
  fitting: HouseName[];
  today: LocalDate;
  onChanged(): void;
}

/** Says what changes, shows what guests will see, and only then writes. */
export function EditPanel({ canEdit, target, onTarget, onClear, names, fitting, today, onChanged }: EditPanelProps) {
  const texts = useText();
  const { t } = texts;
  const api = useRatesApi();
  const { toggleNotification } = useNotification();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [weekdays, setWeekdays] = useState<number[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saving, setSaving] = useState(false);
  // One key for one preview: pressed again after a lost answer, it is the same change.
  const key = useRef<{ of: string; key: string } | null>(null);
  const wish = canEdit ? wishOf(target.houses, target.ranges, weekdays, draft) : null;
  const preview = usePreview(wish);
  const data = preview.data;
  const ready = wish !== null && data !== null && !preview.loading && data.items.length > 0;

  const apply = async (): Promise<void> => {
    if (!ready || saving) return;
    if (key.current?.of !== data.fingerprint) key.current = { of: data.fingerprint, key: newKey() };
    setSaving(true);
    try {
      const change = await api.change(wish, data.fingerprint, key.current.key);
      toggleNotification({ type: 'success', message: t('preview.applied', { nights: change.nights }), timeout: 4000 });
      setDraft(EMPTY);
      setProblem(null);
      onChanged();
    } catch (error) {
      const told = toProblem(error);
      setProblem(told);
      if (told.name === 'RATES_CHANGED') {
        preview.refresh();
        onChanged();
      }
    } finally {
      setSaving(false);
    }
  };

  if (!canEdit)
    return (
      <Scroll>
        <Start style={{ paddingTop: '1.6rem' }}>
          <Faint>{t('edit.readonly')}</Faint>
        </Start>
      </Scroll>
    );
  const reset = (): void => {
    setDraft(EMPTY);
    setWeekdays([]);
    setProblem(null);
    onClear();
  };

  return (
    <>
      <Scroll>
        <TargetFields
          target={target}
          weekdays={weekdays}
          names={names}
          fitting={fitting}
          today={today}
          onTarget={onTarget}
          onWeekdays={setWeekdays}
        />
        <EditFields draft={draft} onChange={(part) => setDraft((old) => ({ ...old, ...part }))} />
        {wish ? (
          <PreviewBlock preview={preview} />
        ) : (
          <Start>
            <Faint>{t('edit.start')}</Faint>
          </Start>
        )}
        {problem && (
          <Start>
            <Notice $tone="danger" role="alert">
              {texts.problem(problem)}
            </Notice>
          </Start>
        )}
      </Scroll>
      <Foot>
        <Row>
          <TextButton onClick={reset} data-testid="rates-reset">
            {t('edit.reset')}
          </TextButton>
          <TextButton
            onClick={() => setDraft(RESTORE_ALL)}
            disabled={target.houses.length === 0}
            title={t('edit.restoreAll')}
            data-testid="rates-restore"
          >
            {t('edit.plain')}
          </TextButton>
        </Row>
        <Button onClick={() => void apply()} disabled={!ready} loading={saving} data-testid="rates-apply">
          {ready && data.nights > 0 ? t('preview.apply', { nights: data.nights }) : t('preview.apply.save')}
        </Button>
      </Foot>
    </>
  );
}
