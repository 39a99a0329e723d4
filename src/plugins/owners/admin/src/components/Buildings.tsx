import { Box, Button, Flex, Searchbar, SearchForm, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Bone, Card, Nothing, Notice } from '../../../../../admin/shared/panel';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useOwnersApi, type Building } from '../api/useOwnersApi';
import { useText } from '../hooks/useText';
import { KEEP } from '../permissions';
import { BuildingDialog, UnitDialogNew } from './BuildingDialog';
import { Facade } from './Facade';
import { Found } from './Found';
import { UnitDialog } from './UnitDialog';

/** Every building as a picture of its floors; a search over owners; the open unit is in the address. */
export function Buildings() {
  const texts = useText();
  const { t } = texts;
  const api = useOwnersApi();
  const { allowedActions } = useRBAC(KEEP);
  const [place, setPlace] = useSearchParams();
  const [text, setText] = useState(place.get('q') ?? '');
  const [adding, setAdding] = useState<'building' | Building | null>(null);
  const { data, problem, refresh } = useRequest('buildings', api.buildings);
  const go = (changes: Record<string, string | null>): void => {
    const next = new URLSearchParams(place);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setPlace(next);
  };
  const [q, unit] = [place.get('q'), place.get('unit')];
  const canKeep = allowedActions.canKeep === true;
  const added = (): void => {
    setAdding(null);
    refresh();
  };
  return (
    <Box paddingTop={5} paddingBottom={8} paddingLeft={6} paddingRight={6}>
      <Flex justifyContent="space-between" gap={4} paddingBottom={4} wrap="wrap">
        <Typography variant="alpha" tag="h1">
          {t('title')}
        </Typography>
        <Flex gap={3}>
          <SearchForm
            onSubmit={(event: React.FormEvent) => {
              event.preventDefault();
              go({ q: text.trim() });
            }}
          >
            <Searchbar
              name="q"
              size="S"
              data-testid="owner-search"
              value={text}
              placeholder={t('search')}
              clearLabel={t('clear')}
              onChange={(event: React.ChangeEvent<HTMLInputElement>) => setText(event.target.value)}
              onClear={() => {
                setText('');
                go({ q: null });
              }}
            >
              {t('search')}
            </Searchbar>
          </SearchForm>
          {canKeep && (
            <Button startIcon={<Plus aria-hidden />} data-testid="add-building" onClick={() => setAdding('building')}>
              {t('building.add')}
            </Button>
          )}
        </Flex>
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {q && <Found q={q} onUnit={(id) => go({ unit: String(id) })} />}
        {problem && !data && <Notice $tone="danger">{texts.problem(problem)}</Notice>}
        {!data && !problem && <Bone $height="24rem" />}
        {data?.length === 0 && (
          <Card>
            <Nothing>{t('empty')}</Nothing>
          </Card>
        )}
        {data?.map((building) => (
          <Facade
            key={building.id}
            building={building}
            onUnit={(id) => go({ unit: String(id) })}
            onAdd={canKeep ? () => setAdding(building) : null}
          />
        ))}
      </Flex>
      {adding === 'building' && <BuildingDialog onClose={() => setAdding(null)} onDone={added} />}
      {adding && adding !== 'building' && (
        <UnitDialogNew building={adding} onClose={() => setAdding(null)} onDone={added} />
      )}
      {unit && (
        <UnitDialog key={unit} id={unit} canKeep={canKeep} onClose={() => go({ unit: null })} onChanged={refresh} />
      )}
    </Box>
  );
}
