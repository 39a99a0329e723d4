/** Published content as this process knows it, used only under a version that was just read. */
import type { Core } from '@strapi/strapi';
import { pool, type Db } from '../../shared/database';
import { listPlaces, type Place } from '../house/repositories/facets';
import {
  loadArticles,
  loadBanners,
  loadCollections,
  siteVersion,
  type Article,
  type Banner,
  type Collection,
} from './repositories/site-content';

export interface SiteContent {
  version: number;
  /** Each kind in the operator's order. */
  banners: readonly Banner[];
  collections: readonly Collection[];
  articles: readonly Article[];
  places: readonly Place[];
}

/** Browsing may be this much behind. */
const BROWSING_AGE_MS = 300;

let current: SiteContent | undefined;
/** On the process's own clock, which is never set back. */
let checkedAt = Number.NEGATIVE_INFINITY;
let loading: Promise<SiteContent> | undefined;

/** One version check serves all requests of the same moment. */
export async function siteContent(strapi: Core.Strapi): Promise<SiteContent> {
  if (current && performance.now() - checkedAt < BROWSING_AGE_MS) return current;
  loading ??= read(pool(strapi)).finally(() => {
    checkedAt = performance.now();
    loading = undefined;
  });
  return loading;
}

async function read(db: Db): Promise<SiteContent> {
  const version = await siteVersion(db);
  if (current?.version === version) return current;
  current = {
    version,
    banners: await loadBanners(db),
    collections: await loadCollections(db),
    articles: await loadArticles(db),
    places: await listPlaces(db),
  };
  return current;
}
