/** The homepage until a person arranges it: the morning board, three cards a row. */
import type { Core } from '@strapi/strapi';

interface Layout {
  version: number;
  widgets: { uid: string; width: 4 | 6 | 8 | 12 }[];
  updatedAt: string;
}

interface HomepageService {
  getHomepageLayout(userId: number): Promise<Layout | null>;
}

interface Services {
  extend(uid: string, extend: (service: HomepageService) => HomepageService): void;
}

/** Cards of src/plugins/ordering/admin/src/widgets; who may not see orders is shown the last one only. */
const BOARD: Layout = {
  version: 1,
  widgets: [
    ...['arrivals', 'departures', 'tonight', 'toConfirm', 'unpaid', 'inHouse'].map((id) => ({
      uid: `plugin::ordering.today-${id}`,
      width: 4 as const,
    })),
    { uid: 'plugin::admin.profile-info', width: 12 },
  ],
  updatedAt: '2026-01-01T00:00:00.000Z',
};

/** Call once, from the application's `register`. */
export function arrangeHomepage(strapi: Core.Strapi): void {
  (strapi.get('services') as Services).extend('admin::homepage', (homepage) => ({
    ...homepage,
    getHomepageLayout: async (userId) => (await homepage.getHomepageLayout(userId)) ?? BOARD,
  }));
}
