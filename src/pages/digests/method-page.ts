import { html, raw } from 'hono/html';

import type { PageFunction } from '#pages/page.ts';

/** Shows the documentation on how a digest's figures are made. */
export const methodPage: PageFunction = async ({ language, methodText }) => {
  const { title, body } = await methodText(language);
  return { kind: 'html', title, body: html`${raw(body)}` };
};
