import { html } from 'hono/html';

import type { Block, Button, Card, Inline } from '#practice/chat/card.ts';
import type { Ref } from '#practice/chat/chat-state.ts';
import { personById } from '#practice/chat/messages.ts';

import { nothing, type Html } from './html.ts';
import { postsView } from './posts-view.ts';
import { hereFields } from './here-fields.ts';
import { withIcons } from './icons.ts';
import { newestToPress } from './newest-to-press.ts';
import type { View } from './view.ts';

/** Renders a card of the bot. All its text is data. */
export function cardView(view: View, card: Card, ref: Ref): Html {
  const first = card.blocks.findIndex(({ kind }) => kind === 'buttons');
  const isNewest = newestToPress(view)?.ref.message === ref.message;
  return html`<div class="card">
    ${card.blocks.map((block, at) =>
      isNewest && at === first
        ? html`<div id="to-press" tabindex="-1">${blockView(view, block, ref)}</div>`
        : blockView(view, block, ref),
    )}
  </div>`;
}

function blockView(view: View, block: Block, ref: Ref): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h3 dir="auto">${block.text}</h3>`;
    case 'paragraph':
      return html`<p dir="auto">${inlinesView(view, block.inlines)}</p>`;
    case 'note':
      return html`<p class="note" dir="auto">${inlinesView(view, block.inlines)}</p>`;
    case 'quote':
      return html`<blockquote dir="auto">${block.text}</blockquote>`;
    case 'list':
      return html`<ul>
        ${block.items.map((item) => html`<li dir="auto">${inlinesView(view, item)}</li>`)}
      </ul>`;
    case 'folded':
      return html`<details>
        <summary>${block.summary}</summary>
        <ul>
          ${[...block.items, ...(block.spare ?? [])].map(
            (item) => html`<li dir="auto">${inlinesView(view, item)}</li>`,
          )}
        </ul>
      </details>`;
    case 'image':
      return imageView(view, block);
    case 'posts':
      return postsView(block);
    case 'file':
      return html`<p dir="auto">
        <a href="/blob/${block.sha256}" download="${block.name}"><bdi>${block.title}</bdi></a>
        <span class="quiet"><bdi>${block.name}</bdi></span>
      </p>`;
    case 'table':
      return tableView(block);
    case 'buttons':
      return html`<form method="post" action="/as/${view.me.id}/press" class="buttons">
        ${hereFields(view)} ${block.buttons.map((button) => buttonView(button, ref))}
        ${
          block.menu === undefined
            ? nothing
            : html`<details class="actions">
                <summary>${block.menu.label}</summary>
                <div>${block.menu.buttons.map((button) => buttonView(button, ref))}</div>
              </details>`
        }
      </form>`;
  }
}

function buttonView({ label, style, ...pressed }: Button, ref: Ref): Html {
  const press = JSON.stringify({ message: ref.message, ...pressed });
  return html`<button name="press" value="${press}" class="${style}">${label}</button>`;
}

function imageView(view: View, image: Extract<Block, { kind: 'image' }>): Html {
  const { words } = view;
  return html`<figure>
    <img src="/blob/${image.sha256}" alt="${image.alt}" />
    <figcaption dir="auto">
      ${image.title === '' ? nothing : html`<strong>${image.title}</strong> `}
      ${image.alt === '' ? html`<em>${words.noAlt}</em>` : nothing}
    </figcaption>
  </figure>`;
}

/** Renders a table. A wide one scrolls sideways by itself, also with the keyboard. */
function tableView({ caption, header, rows }: Extract<Block, { kind: 'table' }>): Html {
  return html`<div class="wide" role="group" aria-label="${caption}" tabindex="0">
    <table>
      <caption dir="auto">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${header.map((cell) => (cell.trim() === '' ? html`<td></td>` : html`<th scope="col" dir="auto">${cell}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name = '', ...figures]) =>
            html`<tr>
              <th scope="row" dir="auto">${name}</th>
              ${figures.map((figure) => html`<td><bdi>${figure}</bdi></td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function inlinesView(view: View, inlines: readonly Inline[]): Html {
  return html`${inlines.map((inline) => inlineView(view, inline))}`;
}

function inlineView(view: View, inline: Inline): Html {
  switch (inline.kind) {
    case 'text':
      return html`<bdi>${withIcons(inline.text)}</bdi>`;
    case 'strong':
      return html`<strong><bdi>${inline.text}</bdi></strong>`;
    case 'emphasis':
      return html`<em><bdi>${inline.text}</bdi></em>`;
    case 'code':
      return html`<code><bdi>${inline.text}</bdi></code>`;
    case 'link':
      return html`<a href="${inline.url}" rel="noopener"
        ><bdi>${inline.text === '' ? inline.url : inline.text}</bdi></a
      >`;
    case 'mention':
      return html`<span class="mention">@${personById(view.chat.state, inline.user)?.name ?? inline.user}</span>`;
  }
}
