import { rows, type Db } from '../../../shared/database';

export interface UnlistedHouse {
  ref: string;
  title: { zh: string; en: string };
  units: number;
  group: { code: string; name: { zh: string; en: string } } | null;
  gapDays: number;
}

/** Houses that guests do not see; bookings from before, and blocks, may still stand in them. */
export async function findUnlistedHouses(db: Db): Promise<UnlistedHouse[]> {
  const found = await rows<{
    ref: string;
    title: string;
    title_en: string | null;
    units: number;
    gap: number;
    place: { code: string; zh: string; en: string | null } | null;
  }>(
    db,
    `select h.document_id as ref, h.title, h.title_en, h.units, h.cleaning_gap_nights as gap,
       (select json_build_object('code', p.code, 'zh', p.name, 'en', p.name_en)
        from houses_place_lnk l join places p on p.id = l.place_id where l.house_id = h.id) as place
     from houses h where not h.listed order by h.sort, h.id`,
  );
  return found.map(({ ref, title, title_en, units, gap, place }) => ({
    ref,
    title: { zh: title, en: title_en || title },
    units,
    group: place && { code: place.code, name: { zh: place.zh, en: place.en || place.zh } },
    gapDays: gap,
  }));
}
