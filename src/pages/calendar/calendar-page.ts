import { html } from 'hono/html';

import type { PageFunction } from '#pages/page.ts';

/** Shows what is planned, as a list. */
export const calendarPage: PageFunction = async ({ store, desk, m }) => {
  const drafts = await store.db.draft.findMany({
    where: { deskId: desk.id, state: { in: ['asked', 'approved'] } },
    select: { number: true },
    orderBy: { number: 'asc' },
    take: 100,
  });
  const items = drafts.map(({ number }) => html`<li>#${number}</li>`);
  const body =
    drafts.length === 0
      ? html`<p>${m.pages.noPosts}</p>`
      : html`<ul>
          ${items}
        </ul>`;
  return { kind: 'html', title: m.pages.title.calendar(desk.name), body };
};
