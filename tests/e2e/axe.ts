/// <reference lib="dom" />
/** axe-core in a page of a real browser. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  id: string;
  impact: string;
  nodes: { html: string; target: string[] }[];
}

/**
 * What axe-core calls serious or critical on the page as it is now; one line each.
 * @param notOurs selectors of what stands on the page but is not the project's to change
 */
export async function seriousFindings(page: Page, notOurs: readonly string[] = []): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    async (exclude) => {
      const { axe } = globalThis as unknown as {
        axe: { run(context: object, options: object): Promise<{ violations: Finding[] }> };
      };
      // The rule left out is experimental: a day's name is its full date, which says more than the figure on it.
      const options = { resultTypes: ['violations'], rules: { 'label-content-name-mismatch': { enabled: false } } };
      return (await axe.run({ include: [['html']], exclude: exclude.map((selector) => [selector]) }, options))
        .violations;
    },
    [...notOurs],
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
