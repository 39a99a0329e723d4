import { rows, type Db } from '../../../shared/database';
import type { Text } from '../../../shared/text';

interface Row {
  code: string;
  name: string;
  name_en: string | null;
  cover_url?: string | null;
}

const named = (row: Row): { code: string; name: Text } => ({
  code: row.code,
  name: { zh: row.name, en: row.name_en ?? row.name },
});

export interface Place {
  code: string;
  name: Text;
  coverUrl: string | null;
}

export async function listPlaces(db: Db): Promise<Place[]> {
  const found = await rows<Row>(
    db,
    `select p.code, p.name, p.name_en, (
       select coalesce(f.formats -> 'small' ->> 'url', f.url) from files_related_mph m join files f on f.id = m.file_id
       where m.related_id = p.id and m.related_type = 'api::place.place' and m.field = 'cover' limit 1) as cover_url
     from places p order by p.sort, p.id`,
  );
  return found.map((row) => ({ ...named(row), coverUrl: row.cover_url ?? null }));
}

export async function listFacilities(db: Db): Promise<{ code: string; name: Text }[]> {
  return (await rows<Row>(db, `select code, name, name_en from facilities order by sort, id`)).map(named);
}
