import { useRBAC } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { GRID, type Allowed } from '../permissions';

/** What this person may do; nothing until it is known. */
export function useAllowed(): Allowed {
  const { canBlock = false, canMove = false } = useRBAC(GRID).allowedActions;
  return useMemo(() => ({ block: canBlock, move: canMove }), [canBlock, canMove]);
}
