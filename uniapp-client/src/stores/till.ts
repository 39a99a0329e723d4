import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { Charge, Redemption, ScanTicket } from '@/api/types';
import { noteServerNow } from './clock';

/** What a clerk is at: the member who was scanned, and what was done last. */
export const useTill = defineStore('till', () => {
  const ticket = ref<ScanTicket | null>(null);
  const redeemed = ref<Redemption | null>(null);
  const charged = ref<Charge | null>(null);

  function begin(scanned: ScanTicket): void {
    noteServerNow(scanned.serverNow);
    ticket.value = scanned;
    redeemed.value = null;
    charged.value = null;
  }

  function finish(done: { redeemed?: Redemption; charged?: Charge }): void {
    redeemed.value = done.redeemed ?? null;
    charged.value = done.charged ?? null;
    ticket.value = null;
  }

  return { ticket, redeemed, charged, begin, finish };
});
