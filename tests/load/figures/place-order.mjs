import { randomBytes } from 'node:crypto';
import { DAYS, houseId, HOUSES } from '../content.mjs';
import { client, inDays, signIn } from '../http.mjs';
import { compare } from '../measure.mjs';

const GUESTS = 40;
const NIGHTS = 2;

/** A guest books two nights that are free; beside core REST writing two fields, and the bare transaction. */
export const placeOrder = {
  name: 'place-order',
  async run(stage) {
    const send = client(stage.url, { connections: 8 });
    const sim = client(stage.sim.baseUrl, { connections: 8 });
    const guests = await Promise.all(Array.from({ length: GUESTS }, (_, n) => signIn({ send, sim }, n)));
    const stays = await freeStays(send);
    const [order, core, bare] = await compare(stage.url, [
      { load: orders(stays, guests) },
      { load: coreRows(stage.apiToken) },
      { load: bareBookings() },
    ]);
    const common = { value: order, unit: 'orders/s' };
    return [
      { ...common, name: 'place-order / core-rest-post', yardstick: core, atLeast: 3 },
      { ...common, name: 'place-order / bare-transaction', yardstick: bare, atLeast: 0.45 },
    ];
  },
};

/** Stays that do not touch each other, in an order without pattern, as the calendars offer them. */
async function freeStays(send) {
  const numbers = Array.from({ length: HOUSES }, (_, i) => i + 1);
  const calendars = [];
  while (numbers.length > 0)
    calendars.push(
      ...(await Promise.all(
        numbers
          .splice(0, 8)
          .map((n) => send('GET', `/api/houses/${houseId(n)}/calendar?from=${inDays(1)}&days=${DAYS - 10}`)),
      )),
    );
  const stays = calendars.flatMap(({ body }) => staysOf(body));
  // The fraction of a multiple of the golden ratio: evenly spread, the same in every run.
  return stays
    .map((stay, i) => ({ stay, at: (i * 0.618033988749895) % 1 }))
    .sort((a, b) => a.at - b.at)
    .map(({ stay }) => stay);
}

function staysOf({ houseId: ref, days }) {
  const stays = [];
  for (let i = 0; i + NIGHTS < days.length; i += 1) {
    const day = days[i];
    if (!day.canCheckIn || day.minNights > NIGHTS || day.maxNights < NIGHTS || !days[i + NIGHTS].canCheckOut) continue;
    const totalFen = days.slice(i, i + NIGHTS).reduce((sum, night) => sum + night.priceFen, 0);
    stays.push({ ref, checkIn: day.date, checkOut: days[i + NIGHTS].date, totalFen });
    i += NIGHTS - 1;
  }
  return stays;
}

const newKey = () => randomBytes(12).toString('hex');
const GUEST = { name: '林溪', phone: '13800001234' };

function orders(stays, guests) {
  let n = 0;
  return {
    next() {
      const { ref, checkIn, checkOut, totalFen } = stays[n]; // Far more of them than a run can sell.
      const { headers } = guests[n % guests.length];
      n += 1;
      return {
        method: 'POST',
        path: '/api/orders',
        headers: { ...headers, 'Idempotency-Key': newKey() },
        body: {
          items: [{ kind: 'house', ref, checkIn, checkOut, adults: 2, children: 0 }],
          guest: GUEST,
          remark: null,
          expectedTotalFen: totalFen,
        },
      };
    },
  };
}

function coreRows(apiToken) {
  let n = 0;
  const headers = { Authorization: `Bearer ${apiToken}` };
  return {
    next: () => ({
      method: 'POST',
      path: '/api/bench-rows',
      headers,
      body: { data: { title: `Row ${(n += 1)}`, note: 'A note' } },
    }),
  };
}

function bareBookings() {
  let n = 0;
  return {
    next() {
      n += 1;
      const day = Math.floor(n / HOUSES) * NIGHTS;
      return {
        method: 'POST',
        path: '/api/bench/booking',
        body: {
          no: `Y${newKey()}`,
          resource: `house:${houseId(1 + (n % HOUSES))}`,
          from: `${inDays(day)}T16:00:00Z`,
          to: `${inDays(day + NIGHTS)}T16:00:00Z`,
          guest: GUEST,
          totalFen: 137_600,
        },
      };
    },
  };
}
