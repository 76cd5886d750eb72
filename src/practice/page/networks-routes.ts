import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html, raw } from 'hono/html';

import type { Clock } from '#clock.ts';
import type { Language } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';

import { guard, type Guarding } from './guard.ts';
import { type Html, nothing } from './html.ts';
import { liveRoute } from './live-route.ts';
import { pageFiles } from './page-files.ts';
import { networkTroubles, type PageNetwork } from './page-network.ts';
import { timelinesView } from './timelines-view.ts';

const maxPostBytes = 16 * 1024;

/** The contents of the page that shows the networks alone. */
export interface NetworksPage {
  readonly networks: readonly PageNetwork[];
  readonly clock: Clock;
  readonly language: Language;
  readonly timeZone: string;
  /** Calls `listener` after each change; the returned function ends it. */
  readonly watch: (listener: () => void) => () => void;
}

/** Builds the routes of the page that shows the practice networks to people who rehearse in a real chat. */
export function networksRoutes(shown: NetworksPage, guarding: Guarding): Hono {
  const page = new Hono();
  page.use(guard(guarding));
  pageFiles(page);
  liveRoute(page, '/live', shown.watch, () => false);
  page.get('/', (context) => context.html(networksPage(shown)));
  page.use('/trouble', bodyLimit({ maxSize: maxPostBytes }));
  page.post('/trouble', async (context) => {
    const body = await context.req.formData();
    const network = shown.networks.find(({ kind }) => kind === body.get('network'));
    const trouble = networkTroubles.find((known) => known === body.get('trouble'));
    if (network === undefined || trouble === undefined) return context.text('No such trouble.', 400);
    network.setTrouble(trouble);
    return context.redirect('/', 303);
  });
  return page;
}

function networksPage({ networks, clock, language, timeZone }: NetworksPage): Html {
  const words = messagesIn(language).page;
  return html`${raw('<!doctype html>')}
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${words.networks} · Tambour</title>
        <link rel="icon" href="/page.svg" />
        <link rel="stylesheet" href="/page.css" />
        <script src="/page.js" type="module"></script>
      </head>
      <body class="networks-alone" data-live="/live" data-unsent="${words.unsent}">
        <div id="behind">
          <header class="top">
            <h1><img src="/page.svg" alt="" width="28" height="28" /> Tambour</h1>
            <p class="practice"><strong>${words.practice}</strong> ${words.practiceSafe} ${words.rehearse}</p>
          </header>
          <p class="alert" role="alert" id="notice" hidden></p>
          <main>
            <section id="networks" class="pane" aria-labelledby="networks-title">
              <header><h2 id="networks-title">${words.networks}</h2></header>
              ${timelinesView({
                words,
                reader: { language, timeZone },
                now: clock.now(),
                networks,
                pastOf: () => [],
                action: '/trouble',
                hidden: nothing,
              })}
            </section>
          </main>
        </div>
        <div id="before"></div>
        <p id="spoken" class="unseen" role="status"></p>
      </body>
    </html>`;
}
