import { html } from 'hono/html';

/** A piece of a page; `html` escapes every text in it. */
export type Html = ReturnType<typeof html>;

/** An empty piece, for one that may be missing. */
export const nothing: Html = html``;
