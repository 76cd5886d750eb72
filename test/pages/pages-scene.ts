import { rules } from '#app/rules.ts';
import { servePages } from '#app/shared-pages.ts';
import type { Desk } from '#desks/desk.ts';
import { type Content, plainContent } from '#drafts/content.ts';
import { createDraft } from '#drafts/create-draft.ts';
import type { Draft } from '#drafts/draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { type LinkTerms, makeLink, type SharedLink } from '#pages/link.ts';
import { newToken } from '#pages/token.ts';
import { listen } from '#web/listen.ts';

import { openDesk } from '../drafts/desk-in-store.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { testClock, type TestClock } from '../support/test-clock.ts';

/** A desk whose pages are read over HTTP, by links that Sasha made. */
export interface PagesScene extends AsyncDisposable {
  readonly store: TestStore;
  readonly clock: TestClock;
  readonly desk: Desk;
  /** Where it listens. */
  readonly url: string;
  /** Everything that a request made fail, in order. */
  readonly failures: readonly unknown[];
  link(terms?: Partial<LinkTerms>, deskId?: string): Promise<{ readonly link: SharedLink; readonly token: string }>;
  /** Writes a draft of Aïcha's for both accounts. */
  draft(content?: Partial<Content>): Promise<Draft>;
  ask(path: string, init?: RequestInit): Promise<Response>;
}

export async function openPagesScene(startAt = new Date('2026-11-30T09:00:00Z')): Promise<PagesScene> {
  await using opened = new AsyncDisposableStack();
  const clock = testClock(startAt);
  const store = opened.use(await openTestStore({ clock }));
  const desk = await openDesk(store);
  const failures: unknown[] = [];
  const listening = await listen({
    host: '127.0.0.1',
    port: 0,
    fetch: () => new Response('Not found', { status: 404 }),
    routes: servePages(
      { pages: true, publicUrl: null },
      { store, rules, threadUrl: async () => null, digestForPage: async () => null },
    ).routes,
    health: null,
    failed: (error) => void failures.push(error),
  });
  if (listening.kind === 'refused') throw new Error(listening.why);
  opened.defer(() => listening.close());
  const rest = opened.move();
  return {
    store,
    clock,
    desk,
    url: listening.url,
    failures,
    async link(given = {}, deskId = desk.id) {
      const terms: LinkTerms = { scopes: ['calendar'], showsTexts: false, label: 'cabinet', days: 30, ...given };
      const token = newToken();
      const outcome = await store.write((work) => makeLink(work, { deskId, terms, by: 'sasha', token }));
      if (outcome.kind !== 'made') throw new Error(outcome.kind);
      return { link: outcome.link, token };
    },
    draft: (given = {}) =>
      store.write((work) =>
        createDraft(work, {
          room: unlimitedRoom,
          desk,
          author: 'aicha',
          rules,
          content: {
            ...plainContent({
              text: 'The town hall is open until 18:00 on Monday.',
              language: 'en',
              accountIds: desk.accounts.map(({ id }) => id),
              timeZone: 'Europe/Paris',
            }),
            ...given,
          },
        }),
      ),
    ask: (path, init = {}) => fetch(new URL(path, listening.url), { redirect: 'manual', ...init }),
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}
