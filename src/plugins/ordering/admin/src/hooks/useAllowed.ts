import { useRBAC } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { DESK, type Allowed } from '../permissions';

/** What this person may do; nothing until it is known. */
export function useAllowed(): Allowed {
  const {
    canConfirm = false,
    canService = false,
    canRefund = false,
    canChange = false,
    canAdjust = false,
  } = useRBAC(DESK).allowedActions;
  return useMemo(
    () => ({ confirm: canConfirm, service: canService, refund: canRefund, change: canChange, adjust: canAdjust }),
    [canConfirm, canService, canRefund, canChange, canAdjust],
  );
}
