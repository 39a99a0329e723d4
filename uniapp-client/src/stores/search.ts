import { defineStore } from 'pinia';
import { computed, reactive, watch } from 'vue';
import type { HouseSearch, HouseSort, LocalDate } from '@/api/types';
import { addDays, isDate, nightsBetween } from '@/domain/date';
import { soundDates } from '@/domain/stay';
import { readStored, writeStored } from '@/platform/storage';
import { clockNow, today } from './clock';

interface Stay {
  checkIn: LocalDate;
  checkOut: LocalDate;
  adults: number;
  children: number;
}

export interface Filters {
  place: string;
  text: string;
  facilities: string[];
  minFen: number | null;
  maxFen: number | null;
  sort: HouseSort;
}

/** Tonight, or tomorrow when it is too late to arrive today. */
function freshStay(): Stay {
  const checkIn = clockNow() >= '22:00' ? addDays(today(), 1) : today();
  return { checkIn, checkOut: addDays(checkIn, 1), adults: 2, children: 0 };
}

const noFilters = (): Filters => ({
  place: '',
  text: '',
  facilities: [],
  minFen: null,
  maxFen: null,
  sort: 'recommended',
});

/** What the guest looks for: one set of dates and guests across home, list, house and confirm. */
export const useSearch = defineStore('search', () => {
  const stay = reactive<Stay>({ ...freshStay(), ...readStored<Stay>('stay') });
  const filters = reactive<Filters>(noFilters());
  const nights = computed(() => nightsBetween(stay.checkIn, stay.checkOut));

  /** Dates that have passed since the last visit are moved to today. */
  function refreshDates(): void {
    const sound =
      isDate(stay.checkIn) && isDate(stay.checkOut)
        ? soundDates(stay.checkIn, stay.checkOut, today())
        : freshStay();
    setDates(sound.checkIn, sound.checkOut);
  }

  function setDates(checkIn: LocalDate, checkOut: LocalDate): void {
    stay.checkIn = checkIn;
    stay.checkOut = checkOut;
  }

  function setGuests(adults: number, children: number): void {
    stay.adults = adults;
    stay.children = children;
  }

  function clearFilters(): void {
    Object.assign(filters, noFilters(), { sort: filters.sort });
  }

  /** The query of the search endpoint. */
  function query(): HouseSearch {
    return {
      checkIn: stay.checkIn,
      checkOut: stay.checkOut,
      adults: stay.adults,
      children: stay.children,
      text: filters.text.trim() || undefined,
      place: filters.place || undefined,
      facilities: filters.facilities.join(',') || undefined,
      minFen: filters.minFen ?? undefined,
      maxFen: filters.maxFen ?? undefined,
      sort: filters.sort,
    };
  }

  watch(stay, (value) => writeStored('stay', value));
  refreshDates();
  return { stay, filters, nights, refreshDates, setDates, setGuests, clearFilters, query };
});
