import { Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { TextLink } from '../../../../../admin/shared/panel';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useText } from '../hooks/useText';
import { Panel } from './parts';

interface Owner {
  cardNo: string;
  name: string;
  units: { unitId: number; building: string; label: string; since: string }[];
}

/** What the member owns of the house; nothing is shown of nobody, or to whoever may not see owners. */
export function OwnerPanel({ memberId }: { memberId: number }) {
  const { t } = useText();
  const { get } = useFetchClient();
  const load = useCallback(
    async (path: string, signal: AbortSignal) => (await get<{ owner: Owner | null }>(path, { signal })).data.owner,
    [get],
  );
  const { data } = useRequest(`/owners/members/${memberId}`, load);
  if (!data) return null;
  return (
    <Panel data-testid="member-owner">
      <Typography variant="delta" tag="h3">
        {t('owner')}
      </Typography>
      <Typography tag="p">{[data.name, data.cardNo].join(' · ')}</Typography>
      {data.units.map((unit) => (
        <Typography key={unit.unitId} tag="p">
          <TextLink to={`/plugins/owners?unit=${unit.unitId}`}>
            {unit.building} {unit.label}
          </TextLink>{' '}
          {t('owner.since', { day: unit.since })}
        </Typography>
      ))}
    </Panel>
  );
}
