/** Which tab the orders page should open with: tab pages take no query. */
import type { OrderGroup } from '@/api/types';

let wanted: OrderGroup | null = null;

export function wantOrderGroup(group: OrderGroup): void {
  wanted = group;
}

export function takeOrderGroup(): OrderGroup | null {
  const group = wanted;
  wanted = null;
  return group;
}
