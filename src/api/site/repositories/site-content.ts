/** What operators publish beside the houses: one statement a kind, published versions only. */
import { one, rows, toInstant, type Db } from '../../../shared/database';
import type { Text } from '../../../shared/text';

/** What a banner opens: content by its id, slug or code, or one of the client's pages. */
export interface BannerLink {
  kind: 'house' | 'collection' | 'article' | 'place' | 'page';
  ref: string;
}

export interface Banner {
  id: string;
  title: Text;
  imageUrl: string;
  link: BannerLink | null;
  /** First and last day on which it is shown, inclusive, `YYYY-MM-DD`. */
  showFrom: string | null;
  showUntil: string | null;
}

export interface Collection {
  id: string;
  title: Text;
  subtitle: Text | null;
  coverUrl: string | null;
  /** In the operator's order; not all of them need be listed. */
  houseIds: string[];
}

export type ArticleCategory = 'charter' | 'privacy' | 'agreement' | 'guide' | 'about';

export interface Article {
  slug: string;
  category: ArticleCategory;
  title: Text;
  body: Text;
  updatedAt: string;
}

export async function siteVersion(db: Db): Promise<number> {
  const row = await one<{ version: string }>(db, `select version from site_content_version`);
  return Number(row?.version ?? 0);
}

const text = (zh: string, en: string | null): Text => ({ zh, en: en || zh });

/** The address of a single picture: as wide as a phone shows it. */
const pictureOf = (owner: string, type: string, field: string): string => `
  (select coalesce(f.formats -> 'large' ->> 'url', f.url) from files_related_mph m join files f on f.id = m.file_id
   where m.related_id = ${owner} and m.related_type = '${type}' and m.field = '${field}' limit 1)`;

interface BannerRow {
  id: string;
  title: string;
  title_en: string | null;
  image_url: string | null;
  house: string | null;
  collection: string | null;
  article: string | null;
  place: string | null;
  page: string | null;
  show_from: string | null;
  show_until: string | null;
}

export async function loadBanners(db: Db): Promise<Banner[]> {
  const found = await rows<BannerRow>(
    db,
    `select b.document_id as id, b.title, b.title_en, ${pictureOf('b.id', 'api::banner.banner', 'picture')} as image_url,
       (select h.document_id from banners_house_lnk l join houses h on h.id = l.house_id where l.banner_id = b.id) as house,
       (select c.document_id from banners_collection_lnk l join collections c on c.id = l.collection_id where l.banner_id = b.id) as collection,
       (select a.slug from banners_article_lnk l join articles a on a.id = l.article_id where l.banner_id = b.id) as article,
       (select p.code from banners_place_lnk l join places p on p.id = l.place_id where l.banner_id = b.id) as place,
       b.page, to_char(b.show_from, 'YYYY-MM-DD') as show_from, to_char(b.show_until, 'YYYY-MM-DD') as show_until
     from banners b where b.published_at is not null order by b.sort, b.id`,
  );
  return found.flatMap((row) =>
    row.image_url
      ? [
          {
            id: row.id,
            title: text(row.title, row.title_en),
            imageUrl: row.image_url,
            link: linkOf(row),
            showFrom: row.show_from,
            showUntil: row.show_until,
          },
        ]
      : [],
  );
}

/** The first that the operator filled in. */
function linkOf(row: BannerRow): BannerLink | null {
  for (const kind of ['house', 'collection', 'article', 'place', 'page'] as const) {
    const ref = row[kind];
    if (ref) return { kind, ref };
  }
  return null;
}

export async function loadCollections(db: Db): Promise<Collection[]> {
  const found = await rows<{
    id: string;
    title: string;
    title_en: string | null;
    subtitle: string | null;
    subtitle_en: string | null;
    cover_url: string | null;
    houses: string[];
  }>(
    db,
    `select c.document_id as id, c.title, c.title_en, c.subtitle, c.subtitle_en,
       ${pictureOf('c.id', 'api::collection.collection', 'cover')} as cover_url,
       array(select h.document_id from collections_houses_lnk l join houses h on h.id = l.house_id
             where l.collection_id = c.id order by l.house_ord, l.id) as houses
     from collections c where c.published_at is not null order by c.sort, c.id`,
  );
  return found.map((row) => ({
    id: row.id,
    title: text(row.title, row.title_en),
    subtitle: row.subtitle ? text(row.subtitle, row.subtitle_en) : null,
    coverUrl: row.cover_url,
    houseIds: row.houses,
  }));
}

export async function loadArticles(db: Db): Promise<Article[]> {
  const found = await rows<{
    slug: string;
    category: ArticleCategory;
    title: string;
    title_en: string | null;
    body: string;
    body_en: string | null;
    updated_at: Date;
  }>(
    db,
    `select slug, category, title, title_en, body, body_en, updated_at
     from articles where published_at is not null order by sort, id`,
  );
  return found.map((row) => ({
    slug: row.slug,
    category: row.category,
    title: text(row.title, row.title_en),
    body: text(row.body, row.body_en),
    updatedAt: toInstant(row.updated_at)!,
  }));
}
