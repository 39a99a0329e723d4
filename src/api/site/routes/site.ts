import { z } from 'zod';
import { defineRoute } from '../../../shared/define-route';
import { languageOf, type Language } from '../../../shared/request-context';
import { instantSchema } from '../../../shared/schemas';
import { pick } from '../../../shared/text';
import { houseCardDto, toCard } from '../../house/dto';
import { siteContent } from '../content';
import type { Article } from '../repositories/site-content';
import { readArticle, readHome } from '../use-cases/read-home';

const category = z.enum(['charter', 'privacy', 'agreement', 'guide', 'about']);
const slug = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

const bannerDto = z
  .object({
    id: z.string(),
    title: z.string(),
    imageUrl: z.string(),
    link: z
      .object({
        kind: z.enum(['house', 'collection', 'article', 'place', 'page']),
        ref: z.string().meta({ description: 'Id, slug, code, or name of a page of the client' }),
      })
      .nullable(),
  })
  .meta({ id: 'Banner' });

const collectionDto = z
  .object({
    id: z.string(),
    title: z.string(),
    subtitle: z.string().nullable(),
    coverUrl: z.string().nullable(),
    houses: z.array(houseCardDto),
  })
  .meta({ id: 'Collection' });

const placeDto = z.object({
  code: z.string(),
  name: z.string(),
  coverUrl: z.string().nullable(),
  houseCount: z.number().int(),
});

const articleHead = z.object({ slug: z.string(), category, title: z.string(), updatedAt: instantSchema });

const toHead = ({ slug, category, title, updatedAt }: Article, language: Language): z.input<typeof articleHead> => ({
  slug,
  category,
  title: pick(title, language),
  updatedAt,
});

export default {
  routes: [
    defineRoute({
      method: 'GET',
      path: '/home',
      summary: 'The home page: banners, collections of houses, places',
      audience: 'public',
      response: z.object({
        banners: z.array(bannerDto),
        collections: z.array(collectionDto),
        places: z.array(placeDto),
      }),
      handler: async ({ strapi, ctx }) => {
        const language = languageOf(ctx.get('Accept-Language'));
        const { banners, collections, places } = await readHome(strapi, Date.now());
        return {
          banners: banners.map(({ id, title, imageUrl, link }) => ({
            id,
            title: pick(title, language),
            imageUrl,
            link,
          })),
          collections: collections.map(({ id, title, subtitle, coverUrl, houses }) => ({
            id,
            title: pick(title, language),
            subtitle: subtitle && pick(subtitle, language),
            coverUrl,
            houses: houses.map((house) => toCard(house, language)),
          })),
          places: places.map(({ name, ...place }) => ({ ...place, name: pick(name, language) })),
        };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/articles',
      summary: 'Published articles without their text',
      audience: 'public',
      query: z.object({ category: category.optional() }),
      response: z.object({ items: z.array(articleHead) }),
      handler: async ({ strapi, ctx, query }) => {
        const language = languageOf(ctx.get('Accept-Language'));
        const { articles } = await siteContent(strapi);
        const wanted = articles.filter((article) => !query.category || article.category === query.category);
        return { items: wanted.map((article) => toHead(article, language)) };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/articles/:slug',
      summary: 'One article; its text is Markdown',
      audience: 'public',
      params: z.object({ slug }),
      response: articleHead.extend({ body: z.string() }).meta({ id: 'Article' }),
      handler: async ({ strapi, ctx, params }) => {
        const language = languageOf(ctx.get('Accept-Language'));
        const article = await readArticle(strapi, params.slug);
        return { ...toHead(article, language), body: pick(article.body, language) };
      },
    }),
  ],
};
