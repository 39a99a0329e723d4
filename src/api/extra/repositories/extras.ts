import { rows, type Db } from '../../../shared/database';
import type { Basis, Extra } from '../domain/extra';

interface ExtraRow {
  id: string;
  title: string;
  title_en: string | null;
  summary: string | null;
  summary_en: string | null;
  picture_url: string | null;
  price_fen: number;
  basis: Basis;
  max_quantity: number;
  houses: string[];
  for_guests: boolean;
  active: boolean;
}

/** All extras, in the operator's order; also those no longer offered, since booked stays may have them. */
export async function loadExtras(db: Db): Promise<Map<string, Extra>> {
  const found = await rows<ExtraRow>(
    db,
    `select e.document_id as id, e.title, e.title_en, e.summary, e.summary_en, e.price_fen, e.basis, e.max_quantity, e.for_guests, e.active,
       (select coalesce(f.formats -> 'thumbnail' ->> 'url', f.url) from files_related_mph m join files f on f.id = m.file_id
        where m.related_id = e.id and m.related_type = 'api::extra.extra' and m.field = 'picture' limit 1) as picture_url,
       array(select h.document_id from extras_houses_lnk l join houses h on h.id = l.house_id where l.extra_id = e.id) as houses
     from extras e order by e.sort, e.id`,
  );
  return new Map(found.map((row) => [row.id, toExtra(row)]));
}

const toExtra = (row: ExtraRow): Extra => ({
  id: row.id,
  title: { zh: row.title, en: row.title_en || row.title },
  summary: row.summary ? { zh: row.summary, en: row.summary_en || row.summary } : null,
  pictureUrl: row.picture_url,
  priceFen: row.price_fen,
  basis: row.basis,
  maxQuantity: row.max_quantity,
  houses: row.houses,
  forGuests: row.for_guests,
  active: row.active,
});
