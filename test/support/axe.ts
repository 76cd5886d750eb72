import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Page } from 'playwright-core';
import { z } from 'zod';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const resultsSchema = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

/** Lists axe's findings on the page as it is: rule and place. */
export async function findingsOf(tab: Page): Promise<readonly string[]> {
  // The page's own policy forbids scripts from elsewhere, but not the test runner's.
  const results = await tab.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] })`);
  return resultsSchema
    .parse(results)
    .violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** Returns by how many pixels a page is wider than its window. */
export async function overflowOf(tab: Page): Promise<unknown> {
  return tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
