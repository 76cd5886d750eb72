import { html } from 'hono/html';

/** A piece of a page; every text put into it through `html` is escaped. */
export type Html = ReturnType<typeof html>;

/** An empty piece, for one that may be missing. */
export const nothing: Html = html``;
