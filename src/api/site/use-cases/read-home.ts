import type { Core } from '@strapi/strapi';
import { notFound } from '../../../shared/problem';
import { text } from '../../../shared/text';
import { venueNow } from '../../../shared/venue';
import type { FoundHouse } from '../../house/domain/house-search';
import { readCards, readPlaces, type CountedPlace } from '../../house/use-cases/read-house';
import { siteContent } from '../content';
import type { Article, Banner, Collection } from '../repositories/site-content';

export interface ShownCollection extends Omit<Collection, 'houseIds'> {
  houses: FoundHouse[];
}

export interface Home {
  banners: Banner[];
  collections: ShownCollection[];
  places: CountedPlace[];
}

/** The home page: banners of today, collections with what of them is listed, places with houses. */
export async function readHome(strapi: Core.Strapi, nowMs: number): Promise<Home> {
  const { banners, collections, places } = await siteContent(strapi);
  const { today } = venueNow(nowMs);
  const cards = await readCards(
    strapi,
    collections.flatMap((collection) => collection.houseIds),
    nowMs,
  );
  return {
    banners: banners.filter(({ showFrom, showUntil }) => (showFrom ?? today) <= today && today <= (showUntil ?? today)),
    collections: collections
      .map(({ houseIds, ...shown }) => ({ ...shown, houses: houseIds.flatMap((id) => cards.get(id) ?? []) }))
      .filter(({ houses }) => houses.length > 0),
    places: await readPlaces(strapi, places, nowMs),
  };
}

/** @throws Problem 404 when nothing is published under this slug */
export async function readArticle(strapi: Core.Strapi, slug: string): Promise<Article> {
  const article = (await siteContent(strapi)).articles.find((candidate) => candidate.slug === slug);
  if (!article) throw notFound(text('没有找到这篇文章', 'This article was not found'));
  return article;
}
