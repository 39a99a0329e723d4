import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import * as api from '@/api/favourites';
import { Problem } from '@/api/problem';
import { commandText, problemText, toast } from '@/composables/words';
import { t } from '@/i18n';
import { go } from '@/platform/nav';
import { readStored, removeStored, writeStored } from '@/platform/storage';
import { useSession } from './session';

/** The house that was tapped before the guest was signed in; survives the way through a login page. */
const WANTED = 'favourite-wanted';

/** Which houses have a heart. The tap shows at once and is taken back when the server refuses. */
export const useFavourites = defineStore('favourites', () => {
  const session = useSession();
  const ids = ref<string[]>([]);

  const has = (houseId: string): boolean => ids.value.includes(houseId);
  const show = (houseId: string, on: boolean): void => {
    ids.value = on
      ? [houseId, ...ids.value.filter((id) => id !== houseId)]
      : ids.value.filter((id) => id !== houseId);
  };

  /** @param page where the guest is, to come back to after signing in */
  async function toggle(houseId: string, page: string): Promise<void> {
    if (!session.signedIn) {
      writeStored(WANTED, houseId);
      return go('login', { next: page });
    }
    const on = !has(houseId);
    show(houseId, on);
    try {
      await (on ? api.addFavourite(houseId) : api.removeFavourite(houseId));
      toast(t(on ? 'favourites.added' : 'favourites.removed'));
    } catch (cause) {
      show(houseId, !on);
      const problem = Problem.from(cause);
      toast(problem.uncertain ? commandText(problem) : problemText(problem));
    }
  }

  async function load(): Promise<void> {
    const { items } = await api.fetchFavourites();
    note(items.map(({ id }) => id));
  }

  /** What a list from the server has shown. */
  function note(houseIds: string[]): void {
    ids.value = houseIds;
  }

  /** Signed in: does what was asked for before, and knows the hearts. */
  async function arrive(): Promise<void> {
    const wanted = readStored<string>(WANTED);
    removeStored(WANTED);
    try {
      if (wanted) {
        await api.addFavourite(wanted);
        toast(t('favourites.added'));
      }
      await load();
    } catch {
      // A heart less until the next start; the page of favourites tells what is wrong.
    }
  }

  /** Call once, when the application starts. */
  function follow(): void {
    watch(
      () => session.signedIn,
      (signedIn) => (signedIn ? void arrive() : note([])),
      { immediate: true },
    );
  }

  return { ids, has, toggle, note, follow };
});
