/** Banners, collections and articles of the demo, published as an operator would. */
import type { Core } from '@strapi/strapi';
import { DEMO_ARTICLES, DEMO_BANNERS, DEMO_COLLECTIONS } from '../content';
import type { StoredPicture } from './http';

interface Publishable {
  create(args: { data: object; status: 'published' }): Promise<{ documentId: string }>;
}

interface Known {
  media: ReadonlyMap<string, StoredPicture>;
  houses: ReadonlyMap<string, string>;
  places: ReadonlyMap<string, string>;
}

export async function seedSite(strapi: Core.Strapi, { media, houses, places }: Known): Promise<void> {
  const publish = async (name: string, data: object): Promise<string> => {
    const documents = strapi.documents(`api::${name}.${name}` as never) as unknown as Publishable;
    return (await documents.create({ data, status: 'published' })).documentId;
  };
  const articles = new Map<string, string>();
  for (const [sort, article] of DEMO_ARTICLES.entries())
    articles.set(article.slug, await publish('article', { ...article, sort }));
  const collections = new Map<string, string>();
  for (const [sort, { code, cover, houses: chosen, ...texts }] of DEMO_COLLECTIONS.entries()) {
    const data = { ...texts, sort, cover: media.get(cover)?.id, houses: chosen.map((house) => houses.get(house)) };
    collections.set(code, await publish('collection', data));
  }
  const ids = { house: houses, place: places, collection: collections, article: articles };
  for (const [sort, { picture, target, ...texts }] of DEMO_BANNERS.entries()) {
    const link = { [target.kind]: ids[target.kind].get(target.code) };
    await publish('banner', { ...texts, ...link, sort, picture: media.get(picture)?.id });
  }
}
