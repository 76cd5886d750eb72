import { html } from 'hono/html';

import type { Message } from '#practice/chat/chat-state.ts';

import { hereFields } from './here-fields.ts';
import { nothing, type Html } from './html.ts';
import { networkTroubles, type PageNetwork, type PagePost } from './page-network.ts';
import { timeText } from './time-text.ts';
import type { View } from './view.ts';

/** Renders the practice networks' timelines side by side, each with its trouble switch. */
export function networksView(view: View): Html {
  return html`<section id="networks" class="pane" aria-labelledby="networks-title">
    <header><h2 id="networks-title">${view.words.networks}</h2></header>
    ${pastView(view)}
    <div class="timelines">${view.networks.map((network) => timelineView(view, network))}</div>
  </section>`;
}

/** Offers a made-up past until it was asked for or the chat holds a digest. */
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

/** Returns whether a message is a digest. No other message of the bot has a table. */
function isDigest({ body }: Message): boolean {
  return body.kind === 'card' && body.card.blocks.some(({ kind }) => kind === 'table');
}

function timelineView(view: View, network: PageNetwork): Html {
  const { words } = view;
  const posts = [...network.timeline(), ...(view.desk?.past[network.kind] ?? [])];
  return html`<section class="timeline" data-network="${network.kind}" aria-labelledby="on-${network.kind}">
    <h3 id="on-${network.kind}">${network.name}</h3>
    <ol data-swap="${network.kind}" class="posts" tabindex="0" aria-labelledby="on-${network.kind}">
      ${posts.length === 0 ? html`<li class="empty">${words.noPosts}</li>` : posts.map((post) => postView(view, post))}
    </ol>
    <details class="trouble" ${network.trouble() === 'none' ? nothing : html`open`}>
      <summary>
        ${words.trouble}${
          network.trouble() === 'none'
            ? nothing
            : html` <strong class="on">${words.troubles[network.trouble()]}</strong>`
        }
      </summary>
      <form method="post" action="/as/${view.me.id}/trouble">
        ${hereFields(view)}
        <fieldset>
          <legend>${words.troubleHint}</legend>
          ${networkTroubles.map(
            (trouble) =>
              html`<label class="choice"
                ><input
                  type="radio"
                  name="trouble"
                  value="${trouble}"
                  ${trouble === network.trouble() ? html`checked` : nothing}
                /><span>${words.troubles[trouble]}</span></label
              >`,
          )}
        </fieldset>
        <button name="network" value="${network.kind}">${words.apply}</button>
      </form>
    </details>
  </section>`;
}

function postView(view: View, post: PagePost): Html {
  const { words } = view;
  return html`<li class="post">
    <p class="by"><strong>${post.displayName}</strong> <span class="quiet">${post.handle}</span></p>
    ${post.contentWarning === null ? nothing : html`<p class="tag">${post.contentWarning}</p>`}
    <p class="said" dir="auto">${post.text}</p>
    ${post.media.map(
      (media) =>
        html`<figure>
          <img src="${media.url}" alt="${media.alt}" loading="lazy" />
          <figcaption dir="auto">${media.alt === '' ? words.noAlt : media.alt}</figcaption>
        </figure>`,
    )}
    <p class="quiet">
      <time datetime="${post.publishedAt.toISOString()}"
        >${timeText(post.publishedAt, view.me, view.chat.clock.now(), '2-digit')}</time
      >
      ·
      <a href="${post.url}">${words.openPost}</a>
    </p>
  </li>`;
}
