import { Page, useRBAC } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { styled } from 'styled-components';
import { useRatesApi } from '../../api/useRatesApi';
import { ratesQuery, usePlace, whichHouses } from '../../hooks/usePlace';
import { useRequest } from '../../../../../../admin/shared/useRequest';
import { RATES } from '../../permissions';
import type { Target } from '../../utils/draft';
import { rectangleOf, type Selection } from '../../utils/selection';
import { Grid } from './Grid';
import { Legend } from './Legend';
import { Pager } from './Pager';
import { SidePanel } from './SidePanel';
import { GridEmpty, GridError, GridSkeleton } from './States';
import { Toolbar } from './Toolbar';

const Screen = styled(Page.Main)`
  display: flex;
  flex: 1;
  min-height: 0;
  height: 100dvh;
  overflow: hidden;
`;

const Left = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  flex: 1;
  min-width: 0;
  padding: 1.6rem 2rem 1.2rem 2.4rem;
`;

const Sheet = styled.div`
  display: flex;
  flex-direction: column;
  flex: 1;
  min-height: 0;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: 0.8rem;
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  overflow: hidden;
`;

const NOTHING: Target = { houses: [], ranges: [{ firstNight: '', lastNight: '' }] };

export function Rates() {
  const api = useRatesApi();
  const { place, change, today } = usePlace();
  const { canRead = false, canEdit = false } = useRBAC(RATES).allowedActions;
  const page = useRequest(canRead ? ratesQuery(place, today) : null, api.read);
  const names = useRequest(canRead ? whichHouses(place).toString() : null, api.names);
  const everyName = useRequest(canRead ? '' : null, api.names);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [target, setTarget] = useState<Target>(NOTHING);
  const [version, setVersion] = useState(0);
  const houses = page.data?.items;

  useEffect(() => setSelection(null), [place.month, place.months, place.page, place.text, place.place]);

  const select = useCallback(
    (next: Selection) => {
      setSelection(next);
      const { firstRow, lastRow, firstNight, lastNight } = rectangleOf(next);
      setTarget({
        houses: (houses ?? []).slice(firstRow, lastRow + 1).map(({ id }) => id),
        ranges: [{ firstNight, lastNight }],
      });
    },
    [houses],
  );

  const clear = useCallback(() => {
    setSelection(null);
    setTarget(NOTHING);
  }, []);

  const { refresh } = page;
  const changed = useCallback(() => {
    refresh();
    setVersion((old) => old + 1);
  }, [refresh]);

  return (
    <Screen aria-busy={page.loading}>
      <Left>
        <Toolbar
          place={place}
          today={today}
          lastNight={page.data?.lastNight ?? null}
          names={everyName.data}
          loading={page.loading}
          onChange={change}
          onRefresh={changed}
        />
        <Sheet>
          {!page.data && page.problem && <GridError problem={page.problem} onRetry={refresh} />}
          {!page.data && !page.problem && <GridSkeleton />}
          {page.data && page.data.items.length === 0 && <GridEmpty />}
          {page.data && page.data.items.length > 0 && (
            <Grid houses={page.data.items} today={page.data.today} selection={selection} onSelect={select} />
          )}
        </Sheet>
        <Legend>{page.data && <Pager page={page.data} onPage={(next) => change({ page: next })} />}</Legend>
      </Left>
      <SidePanel
        side={place.side}
        onSide={(side) => change({ side })}
        canEdit={canEdit}
        target={target}
        onTarget={setTarget}
        onClear={clear}
        names={everyName.data ?? []}
        fitting={names.data ?? []}
        today={today}
        version={version}
        onChanged={changed}
      />
    </Screen>
  );
}
