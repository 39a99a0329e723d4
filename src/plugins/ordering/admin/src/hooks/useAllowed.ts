import { useRBAC } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { DESK, type Allowed } from '../permissions';

/** What this person may do; nothing until it is known. */
export function useAllowed(): Allowed {
  const { allowedActions } = useRBAC(DESK);
  const may = (name: string): boolean => allowedActions[`can${name}`] ?? false;
  const [confirm, service, refund] = [may('Confirm'), may('Service'), may('Refund')];
  const [place, collect, adjust, reveal] = [may('Place'), may('Collect'), may('Adjust'), may('Reveal')];
  return useMemo(
    () => ({ confirm, service, refund, place, collect, adjust, reveal }),
    [confirm, service, refund, place, collect, adjust, reveal],
  );
}
