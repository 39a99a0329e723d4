import type { Core } from '@strapi/strapi';
import { pool } from '../../shared/database';
import { listen } from '../../shared/events';
import { forgetFavourites } from './repositories/favourites';

/** A closed account leaves no favourites. Call from the application's `register`. */
export function listenForFavourites(strapi: Core.Strapi): void {
  listen('member.anonymised', 'favourites', ({ memberId }) => forgetFavourites(pool(strapi), Number(memberId)));
}
