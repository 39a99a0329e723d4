import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import { usePages, type Page } from '@/composables/use-pages';

interface Request {
  asked: string;
  answer: (page: Page<string>) => Promise<void>;
  fail: () => Promise<void>;
}

const settled = () => new Promise<void>((done) => setTimeout(done));
const page = (items: string[], nextCursor: string | null = null): Page<string> => ({ items, nextCursor });

/** A page with tabs, whose requests are answered by hand and in any order. */
function tabbed() {
  const requests: Request[] = [];
  let tab = '';
  const pages = usePages<string>(
    (cursor) =>
      new Promise((resolve, reject) =>
        requests.push({
          asked: `${tab}:${cursor ?? 'first'}`,
          answer: (given) => (resolve(given), settled()),
          fail: () => (reject(Problem.notFound()), settled()),
        }),
      ),
  );
  function reload(): Request {
    void pages.first.reload();
    return requests.at(-1)!;
  }
  function choose(name: string): Request {
    tab = name;
    pages.first.data.value = null;
    return reload();
  }
  function more(): Request | undefined {
    const before = requests.length;
    void pages.more();
    return requests[before];
  }
  return { ...pages, choose, reload, more };
}

const showToast = vi.fn();
beforeEach(() => vi.stubGlobal('uni', { showToast }));
afterEach(() => {
  vi.unstubAllGlobals();
  showToast.mockClear();
});

describe('pages of a list', () => {
  it('are appended until the last one', async () => {
    const list = tabbed();
    expect(list.more()).toBeUndefined();
    await list.choose('money').answer(page(['m1'], 'c1'));
    const second = list.more()!;
    expect(second.asked).toBe('money:c1');
    expect(list.loadingMore.value).toBe(true);
    expect(list.more()).toBeUndefined();
    await second.answer(page(['m2'], 'c2'));
    expect(list.loadingMore.value).toBe(false);
    const third = list.more()!;
    expect(third.asked).toBe('money:c2');
    await third.answer(page(['m3']));
    expect(list.items.value).toEqual(['m1', 'm2', 'm3']);
    expect(list.cursor.value).toBeNull();
    expect(list.more()).toBeUndefined();
  });

  it('do not land in another list when they are late', async () => {
    const list = tabbed();
    await list.choose('money').answer(page(['m1'], 'money-2'));
    const late = list.more()!;
    await list.choose('points').answer(page(['p1'], 'points-2'));
    expect(list.loadingMore.value).toBe(false);
    const own = list.more()!;
    await late.answer(page(['m2'], 'money-3'));
    expect(list.items.value).toEqual(['p1']);
    expect(list.cursor.value).toBe('points-2');
    expect(list.loadingMore.value).toBe(true);
    await own.answer(page(['p2']));
    expect(list.items.value).toEqual(['p1', 'p2']);
  });

  it('are not taken away by a late page of another list', async () => {
    const list = tabbed();
    await list.choose('money').answer(page(['m1'], 'money-2'));
    const late = list.more()!;
    await list.choose('points').answer(page(['p1'], 'points-2'));
    await list.more()!.answer(page(['p2'], 'points-3'));
    await late.answer(page(['m2']));
    expect(list.items.value).toEqual(['p1', 'p2']);
    expect(list.cursor.value).toBe('points-3');
  });

  it('are still there when the first page of another list is late', async () => {
    const list = tabbed();
    const late = list.choose('upcoming');
    await list.choose('done').answer(page(['d1'], 'done-2'));
    await list.more()!.answer(page(['d2'], 'done-3'));
    await late.answer(page(['u1']));
    expect(list.items.value).toEqual(['d1', 'd2']);
    expect(list.more()!.asked).toBe('done:done-3');
  });

  it('go when the first page is loaded again, also one that is on its way', async () => {
    const list = tabbed();
    await list.choose('all').answer(page(['a1'], 'old-2'));
    await list.more()!.answer(page(['a2'], 'old-3'));
    const late = list.more()!;
    const again = list.reload();
    expect(list.items.value).toEqual(['a1', 'a2']);
    await again.answer(page(['a0', 'a1'], 'new-2'));
    await late.answer(page(['a3']));
    expect(list.items.value).toEqual(['a0', 'a1']);
    expect(list.cursor.value).toBe('new-2');
  });

  it('can be asked for again after a failure, which is said only where it matters', async () => {
    const list = tabbed();
    await list.choose('money').answer(page(['m1'], 'money-2'));
    await list.more()!.fail();
    expect(showToast).toHaveBeenCalledTimes(1);
    expect(list.items.value).toEqual(['m1']);
    const late = list.more()!;
    expect(late.asked).toBe('money:money-2');
    await list.choose('points').answer(page(['p1']));
    await late.fail();
    expect(showToast).toHaveBeenCalledTimes(1);
  });
});
