import type { Article, ArticleHead, HomeContent } from './types';
import { http } from './client';
import { Problem } from './problem';

/** Banners, collections with their houses, places. */
export const fetchHome = () => http.get<HomeContent>('/home');

export const fetchArticles = () => http.get<{ items: ArticleHead[] }>('/articles');

export const fetchArticle = (slug: string): Promise<Article> =>
  slug ? http.get(`/articles/${encodeURIComponent(slug)}`) : Promise.reject(Problem.notFound());
