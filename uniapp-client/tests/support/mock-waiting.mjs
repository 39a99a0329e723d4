// @ts-check
/** Waiting notes as the mock answers them; `state.notes` may be changed by a test to say that days are free. */
import { Refusal } from './mock-orders.mjs';

/** @typedef {import('../../src/api/types').WaitingNote} WaitingNote */

/**
 * @param {{ now: () => number, houseOf: (id: string) => import('../../src/api/types').HouseDetail,
 *   state: { notes: WaitingNote[] } }} world
 */
export function createWaitingList({ now, houseOf, state }) {
  /** @param {import('../../src/api/types').LeaveNote} wish @returns {WaitingNote} */
  function leave({ resource, from, to, adults, children = 0, guest }) {
    const house = houseOf(resource.split(':')[1]);
    const no = `W${String(state.notes.length + 1).padStart(15, '0')}`;
    state.notes.unshift({
      no,
      resource,
      kind: 'house',
      ref: house.id,
      title: house.title,
      from,
      to,
      adults,
      children,
      guest,
      status: 'waiting',
      statusText: '候补中',
      freeSince: null,
      createdAt: new Date(now()).toISOString(),
    });
    return state.notes[0];
  }

  /** @param {string} method @param {string} no */
  function answer(method, no) {
    if (method === 'GET') return { items: state.notes };
    const note = state.notes.find((own) => own.no === no);
    if (!note) throw new Refusal(404, 'NOT_FOUND', '没有找到，或您无权查看');
    return Object.assign(note, { status: 'withdrawn', statusText: '已撤回' });
  }

  return { leave, answer };
}
