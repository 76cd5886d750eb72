import { html } from 'hono/html';

import type { PageFunction } from '#pages/page.ts';

/** Lists the desk's digests. */
export const digestsPage: PageFunction = async ({ desk, m }) => ({
  kind: 'html',
  title: m.pages.title.digests(desk.name),
  body: await html`<p>${m.pages.noDigests}</p>`,
});

/** Shows one digest. */
export const digestPage: PageFunction = () => Promise.resolve(null);
