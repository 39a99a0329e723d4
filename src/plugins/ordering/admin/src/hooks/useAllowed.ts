import { useRBAC } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { DESK, type Allowed } from '../permissions';

/** What this person may do; nothing until it is known. */
export function useAllowed(): Allowed {
  const { allowedActions } = useRBAC(DESK);
  const may = (name: string): boolean => allowedActions[`can${name}`] ?? false;
  const [confirm, service, change, refund] = [may('Confirm'), may('Service'), may('Change'), may('Refund')];
  const [place, collect, adjust, reveal] = [may('Place'), may('Collect'), may('Adjust'), may('Reveal')];
  return useMemo(
    () => ({ confirm, service, change, refund, place, collect, adjust, reveal }),
    [confirm, service, change, refund, place, collect, adjust, reveal],
  );
}
