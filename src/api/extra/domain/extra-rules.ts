import { text, type Text } from '../../../shared/text';
import { isNightly, offeredIn, type Extra, type WantedExtra } from './extra';

export interface ExtraRefusal {
  /** Path in the request. */
  field: string;
  reason: Text;
}

/** The stay that the extras come with. */
export interface ExtrasOfStay {
  house: { id: string };
  wanted: readonly WantedExtra[];
  /** What the order that is changed has already: as much of it needs no new permission, but must still be offered in the house. */
  booked: readonly WantedExtra[];
  /** Nights that have not been slept yet. */
  nightsLeft: number;
  atDesk: boolean;
}

/** The first reason why a stay cannot have these extras; null when it can. */
export function refuseExtras(known: ReadonlyMap<string, Extra>, stay: ExtrasOfStay): ExtraRefusal | null {
  for (const [i, { ref, quantity }] of stay.wanted.entries()) {
    const field = `extras.${i}`;
    if (stay.wanted.findIndex((other) => other.ref === ref) < i)
      return { field: `${field}.ref`, reason: text('同一项附加服务只能列一次', 'Each extra can be listed once only') };
    const extra = known.get(ref);
    const kept = stay.booked.find((other) => other.ref === ref)?.quantity ?? 0;
    const gone = refuseOffer(extra, stay, quantity <= kept);
    if (gone) return { field: `${field}.ref`, reason: gone };
    if (quantity <= kept) continue;
    const { title, maxQuantity } = extra!;
    if (quantity > maxQuantity) {
      return {
        field: `${field}.quantity`,
        reason: text(`「${title.zh}」最多选 ${maxQuantity} 份`, `At most ${maxQuantity} of "${title.en}"`),
      };
    }
    if (isNightly(extra!) && stay.nightsLeft === 0) {
      return {
        field: `${field}.ref`,
        reason: text(
          `「${title.zh}」按晚计费，这次入住已没有剩余的晚上`,
          `"${title.en}" is charged by night, and no night is left`,
        ),
      };
    }
  }
  return null;
}

function refuseOffer(extra: Extra | undefined, { house, atDesk }: ExtrasOfStay, kept: boolean): Text | null {
  if (!extra) return text('这项附加服务已不存在', 'This extra does not exist any more');
  const { zh, en } = extra.title;
  if (!offeredIn(extra, house.id)) return text(`这处房源不提供「${zh}」`, `"${en}" is not offered in this house`);
  if (kept) return null;
  if (!extra.active) return text(`「${zh}」已停止提供`, `"${en}" is no longer offered`);
  if (!extra.forGuests && !atDesk) return text(`「${zh}」请联系商家添加`, `Please ask the host for "${en}"`);
  return null;
}
