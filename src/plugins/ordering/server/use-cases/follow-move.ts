import type { Core } from '@strapi/strapi';
import { withTransaction } from '../../../../shared/database';
import type { MovedClaim } from '../../../scheduling/server/services';
import { addEvent, findItems, hasEvent, lockOrder, setUnitLabel } from '../repositories/orders';
import { sellableOf } from '../services/registry';

/** Staff put a booking on another unit: its order says so, and shows the unit that it holds now. */
export async function followMove(strapi: Core.Strapi, moved: MovedClaim): Promise<void> {
  const [orderNo = '', key] = moved.reference.split('/');
  await withTransaction(strapi, async (trx) => {
    const order = await lockOrder(trx, orderNo);
    if (!order || (await hasEvent(trx, order.id, 'move-unit', moved.move))) return;
    const item = (await findItems(trx, order)).find((own) => own.key === key);
    if (!item) return;
    const held = await sellableOf(item.kind).holds?.(trx, item);
    if (held) await setUnitLabel(trx, order.id, item.key, held.unitLabel);
    await addEvent(trx, order.id, 'move-unit', {
      actor: { kind: 'staff', id: moved.staffId, name: moved.staffName },
      at: moved.at,
      reason: `${moved.fromUnit} → ${moved.toUnit}`,
      data: { move: moved.move, fromUnit: moved.fromUnit, toUnit: moved.toUnit },
    });
  });
}
