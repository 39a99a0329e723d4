/** Houses and words of the last visits; they never leave the device. */
import { ref } from 'vue';
import type { HouseCard, HouseDetail } from '@/api/types';
import { withNewest } from '@/domain/recent';
import { readStored, writeStored } from '@/platform/storage';

export type SeenHouse = Pick<HouseCard, 'id' | 'title' | 'coverUrl' | 'fromFen'> & { place: string };

const MOST_HOUSES = 30;
const MOST_WORDS = 8;

export const seenHouses = ref<SeenHouse[]>(readStored<SeenHouse[]>('seen') ?? []);
export const searchedWords = ref<string[]>(readStored<string[]>('searched') ?? []);

/** What is kept of a house that was looked at. */
export const seenOf = ({ id, title, place, photoGroups, fromFen }: HouseDetail): SeenHouse => ({
  id,
  title,
  place: place.name,
  coverUrl: photoGroups[0]?.photos[0]?.thumbUrl ?? null,
  fromFen,
});

export function noteSeen(house: SeenHouse): void {
  seenHouses.value = withNewest(seenHouses.value, house, ({ id }) => id, MOST_HOUSES);
  writeStored('seen', seenHouses.value);
}

export function noteSearched(text: string): void {
  const word = text.trim();
  if (!word) return;
  searchedWords.value = withNewest(searchedWords.value, word, (held) => held, MOST_WORDS);
  writeStored('searched', searchedWords.value);
}

export function forgetRecent(): void {
  seenHouses.value = [];
  searchedWords.value = [];
  writeStored('seen', []);
  writeStored('searched', []);
}
