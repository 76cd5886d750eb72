import { html } from 'hono/html';

import { cardView, mediumView } from '#practice/networks/post-page.ts';
import type { PageWords } from '#messages/words/page.ts';

import { nothing, type Html } from './html.ts';
import { networkTroubles, type PageNetwork, type PagePost } from './page-network.ts';
import { type Reader, timeText } from './time-text.ts';

/** The posts that the public of the practice networks sees, for one reader. */
export interface Timelines {
  readonly words: PageWords;
  readonly reader: Reader;
  readonly now: Date;
  readonly networks: readonly PageNetwork[];
  /** Returns posts of a made-up past on a network, by its kind. */
  readonly pastOf: (kind: string) => readonly PagePost[];
  /** The address that sets a network's trouble, and the hidden fields for it. */
  readonly action: string;
  readonly hidden: Html;
}

/** Renders the practice networks' timelines side by side, each with its trouble switch. */
export function timelinesView(view: Timelines): Html {
  return html`<div class="timelines">${view.networks.map((network) => timelineView(view, network))}</div>`;
}

function timelineView(view: Timelines, network: PageNetwork): Html {
  const { words } = view;
  const posts = [...network.timeline(), ...view.pastOf(network.kind)];
  return html`<section class="timeline" data-network="${network.kind}" aria-labelledby="on-${network.kind}">
    <h3 id="on-${network.kind}">${network.name}</h3>
    <ol data-swap="${network.kind}" class="posts" tabindex="0" aria-labelledby="on-${network.kind}">
      ${posts.length === 0 ? html`<li class="empty">${words.noPosts}</li>` : posts.map((post) => postView(view, post))}
    </ol>
    <details class="trouble" id="trouble-${network.kind}" ${network.trouble() === 'none' ? nothing : html`open`}>
      <summary>
        ${words.trouble}${
          network.trouble() === 'none'
            ? nothing
            : html` <strong class="on">${words.troubles[network.trouble()]}</strong>`
        }
      </summary>
      <form method="post" action="${view.action}">
        ${view.hidden}
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

function postView(view: Timelines, post: PagePost): Html {
  const { words } = view;
  return html`<li class="post">
    <p class="by"><strong>${post.displayName}</strong> <span class="quiet">${post.handle}</span></p>
    ${post.contentWarning === null ? nothing : html`<p class="tag">${post.contentWarning}</p>`}
    <p class="said" dir="auto">${post.text}</p>
    ${post.media.map(
      (media) =>
        html`<figure>
          ${mediumView(media)}
          <figcaption dir="auto">${media.alt === '' ? words.noAlt : media.alt}</figcaption>
        </figure>`,
    )}
    ${post.card === undefined ? nothing : cardView(post.card)}
    <p class="quiet">
      <time datetime="${post.publishedAt.toISOString()}"
        >${timeText(post.publishedAt, view.reader, view.now, '2-digit')}</time
      >
      ·
      <a href="${post.url}">${words.openPost}</a>
    </p>
  </li>`;
}
