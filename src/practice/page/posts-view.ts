import { html } from 'hono/html';

import type { Block } from '#practice/chat/card.ts';

import { nothing, type Html } from './html.ts';

type Posts = Extract<Block, { kind: 'posts' }>;
type Look = Posts['posts'][number];

/**
 * Renders posts as their readers would see them, folded, since their texts stand above. People's text is only data, and
 * nothing in it can be pressed.
 */
export function postsView({ title, open, posts }: Posts): Html {
  return html`<details class="looks">
    <summary dir="auto">${title}</summary>
    <div>${posts.map((post) => lookView(post, open))}</div>
  </details>`;
}

function lookView(post: Look, open: string): Html {
  const { network, name, handle, avatar, warning, text } = post;
  return html`<div class="look of-${network.toLowerCase()}">
    <p class="look-network">${network}</p>
    <div class="look-head">
      <span class="look-avatar ${avatar}" aria-hidden="true"><bdi>${initialOf(name)}</bdi></span>
      <span><strong dir="auto">${name}</strong><span class="quiet" dir="auto">${handle}</span></span>
    </div>
    ${
      warning === null
        ? html`<p class="look-text" dir="auto">${text.map(spanView)}</p>
            ${galleryView(post)}`
        : html`<div class="look-warning">
            <p dir="auto">${warning}</p>
            <span class="look-link">${open}</span>
          </div>`
    }
  </div>`;
}

/** Returns the first letter of a name, which replaces the profile picture. */
function initialOf(name: string): string {
  const [first] = new Intl.Segmenter('und').segment(name.trim());
  return first?.segment ?? '';
}

function spanView({ kind, text }: Look['text'][number]): Html {
  return kind === 'link' ? html`<span class="look-link">${text}</span>` : html`${text}`;
}

/** Renders the pictures as the network crops them. Their descriptions stand above, with the pictures themselves. */
function galleryView({ pictures, gallery: { ratio, widest, tallest } }: Look): Html {
  const [first] = pictures;
  if (first === undefined) return nothing;
  const alone = Math.min(widest, Math.max(tallest, first.width / first.height));
  const shown = pictures.slice(0, 4);
  // The page allows no inline styles: an empty drawing reserves the space in its shape.
  return html`<div class="look-gallery with-${shown.length}">
    <svg viewBox="0 0 ${Math.round(1000 * (shown.length === 1 ? alone : ratio))} 1000" aria-hidden="true"></svg>
    ${shown.map(
      ({ sha256, isDescribed }) =>
        html`<span
          ><img src="/blob/${sha256}" alt="" />${isDescribed ? html`<b aria-hidden="true">ALT</b>` : nothing}</span
        >`,
    )}
  </div>`;
}
