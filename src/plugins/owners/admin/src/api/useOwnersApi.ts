import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/** Shares are hundredths of a percent; days are dates of the venue, half-open. */
export interface CurrentOwner {
  ownerId: number;
  name: string;
  cardNo: string;
  share: number;
}

export interface Unit {
  id: number;
  floor: number;
  label: string;
  since: string | null;
  owners: CurrentOwner[];
}

export interface Building {
  id: number;
  name: string;
  note: string | null;
  units: Unit[];
}

export interface Holding {
  id: number;
  since: string;
  until: string | null;
  reason: string;
  staff: string;
  at: string;
  owners: (CurrentOwner & { phone: string })[];
}

export interface UnitDetail extends Pick<Unit, 'id' | 'floor' | 'label'> {
  buildingId: number;
  building: string;
  history: Holding[];
}

export interface Owner {
  id: number;
  cardNo: string;
  memberId: number | null;
  name: string;
  phone: string;
  units: { unitId: number; building: string; label: string; share: number; since: string }[];
}

export type NewOwner = ({ ownerId: number } | { name: string; phone: string }) & { share: number };

export interface OwnersApi {
  buildings(path: string, signal: AbortSignal): Promise<Building[]>;
  search(q: string, signal: AbortSignal): Promise<Owner[]>;
  unit(id: string, signal: AbortSignal): Promise<UnitDetail>;
  createBuilding(body: object, key: string): Promise<void>;
  createUnit(buildingId: number, body: { floor: number; label: string }, key: string): Promise<void>;
  removeUnit(id: number): Promise<void>;
  changeOwner(
    unitId: number,
    body: { since: string; owners: NewOwner[]; reason: string },
    key: string,
  ): Promise<UnitDetail>;
}

export function useOwnersApi(): OwnersApi {
  const { get, post, del } = useFetchClient();
  const { locale } = useIntl();

  return useMemo(() => {
    const headers = { 'Accept-Language': locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en' };
    const read = async <T>(path: string, signal: AbortSignal): Promise<T> =>
      (await get<T>(`/owners/${path}`, { headers, signal })).data;
    const send = async <T>(path: string, body: object, key: string): Promise<T> =>
      (await post<T>(`/owners/${path}`, body, { headers: { ...headers, 'Idempotency-Key': key } })).data;
    return {
      buildings: async (path, signal) => (await read<{ items: Building[] }>(path, signal)).items,
      search: async (q, signal) => (await read<{ items: Owner[] }>(`owners?q=${encodeURIComponent(q)}`, signal)).items,
      unit: (id, signal) => read(`units/${id}`, signal),
      createBuilding: (body, key) => send('buildings', body, key),
      createUnit: (id, body, key) => send(`buildings/${id}/units`, body, key),
      removeUnit: async (id) => {
        await del(`/owners/units/${id}`, { headers });
      },
      changeOwner: (id, body, key) => send(`units/${id}/changes`, body, key),
    };
  }, [get, post, del, locale]);
}
