import { html, raw } from 'hono/html';

import type { PageFunction } from '#pages/page.ts';

/** Shows how a digest's figures are made, from the documentation. */
export const methodPage: PageFunction = async ({ language, methodText }) => {
  const { title, body } = await methodText(language);
  return { kind: 'html', title, body: html`${raw(body)}` };
};
