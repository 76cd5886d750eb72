import { html } from 'hono/html';

import { dayOf } from '#pages/calendar/calendar-span.ts';
import { type TimeTexts, timeTexts } from '#pages/calendar/time-texts.ts';
import type { PageFunction, PageRequest } from '#pages/page.ts';

import { digestView } from './digest-view.ts';

/** Two years of weeks. */
const mostListed = 104;

/** Lists the desk's digests, the newest first. */
export const digestsPage: PageFunction = async (request) => {
  const { store, desk, m, path, language } = request;
  const times = timeTexts(m, desk.timeZone);
  const rows = await store.db.digest.findMany({
    where: { deskId: desk.id, state: 'told' },
    select: { id: true, publishedFrom: true, publishedTo: true },
    orderBy: { publishedTo: 'desc' },
    take: mostListed,
  });
  const items = rows.map(
    (row) => html`<li><a href="digests/${row.id}?lang=${language}">${nameOf(request, times, row)}</a></li>`,
  );
  const body = html`${
      rows.length === 0
        ? html`<p>${m.pages.noDigests}</p>`
        : html`<ul class="digests">
            ${items}
          </ul>`
    }
    <p><a href="${path('method')}">${m.pages.nav.method}</a></p>`;
  return { kind: 'html', title: m.pages.title.digests(desk.name), body };
};

/** Shows one digest as it was sent to the channel, in the reader's language. */
export const digestPage: PageFunction = async (request) => {
  const { item, desk, language, path, m, digestForPage } = request;
  if (item === null || !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u.test(item)) return null;
  const told = await digestForPage({ desk, digestId: item, language, methodUrl: path('method') });
  if (told === null) return null;
  const body = html`<p><a href="${path('digests')}">${m.pages.nav.digests}</a></p>
    ${digestView(told)}`;
  return { kind: 'html', title: told.title, body };
};

/** Reads the id of the desk's newest digest; null if none was sent yet. */
export async function lastDigest({ store, desk }: Pick<PageRequest, 'store' | 'desk'>): Promise<string | null> {
  const row = await store.db.digest.findFirst({
    where: { deskId: desk.id, state: 'told' },
    select: { id: true },
    orderBy: { publishedTo: 'desc' },
  });
  return row?.id ?? null;
}

function nameOf(
  { m, desk }: Pick<PageRequest, 'm' | 'desk'>,
  times: TimeTexts,
  { publishedFrom, publishedTo }: { readonly publishedFrom: Date; readonly publishedTo: Date },
): string {
  const lastAt = new Date(publishedTo.getTime() - 1);
  const [first, last] = [dayOf(publishedFrom, desk.timeZone), dayOf(lastAt, desk.timeZone)];
  const from = first.year === last.year ? times.shortDay(first) : times.yearDay(first);
  return m.digest.titleOf(from, times.yearDay(last));
}
