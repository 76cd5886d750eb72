import { html } from 'hono/html';

import type { Message } from '#practice/chat/chat-state.ts';

import { hereFields } from './here-fields.ts';
import { nothing, type Html } from './html.ts';
import { timelinesView } from './timelines-view.ts';
import type { View } from './view.ts';

/** Renders the practice networks' timelines side by side, each with its trouble switch. */
export function networksView(view: View): Html {
  return html`<section id="networks" class="pane" aria-labelledby="networks-title">
    <header><h2 id="networks-title">${view.words.networks}</h2></header>
    ${pastView(view)}
    ${timelinesView({
      words: view.words,
      reader: view.me,
      now: view.chat.clock.now(),
      networks: view.networks,
      pastOf: (kind) => view.desk?.past[kind] ?? [],
      action: `/as/${view.me.id}/trouble`,
      hidden: hereFields(view),
    })}
  </section>`;
}

/** Offers a made-up past, until it was asked for or the chat has a digest. */
function pastView(view: View): Html {
  const { words, me } = view;
  const { askedForPast, messages } = view.chat.state;
  const isOffered = !askedForPast && !messages.some(isDigest);
  return html`<div class="past" data-swap="past" ${isOffered ? nothing : html`hidden`}>
    ${
      isOffered
        ? html`<form method="post" action="/as/${me.id}/past">
            ${hereFields(view)}
            <button aria-describedby="past-hint">${words.fillPast}</button>
            <p class="hint" id="past-hint">${words.fillPastHint}</p>
          </form>`
        : nothing
    }
  </div>`;
}

/** Tells whether a message is a digest. No other message of the bot has a table. */
function isDigest({ body }: Message): boolean {
  return body.kind === 'card' && body.card.blocks.some(({ kind }) => kind === 'table');
}
