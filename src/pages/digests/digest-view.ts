import { html } from 'hono/html';

import type { Html } from '#pages/page.ts';

import type { DigestBlock, DigestInline, PageDigest } from './page-digest.ts';

/** Renders a digest without its first heading, which is the page's title. */
export function digestView({ title, blocks }: PageDigest): Html {
  return html`${blocks.filter((block) => !(block.kind === 'heading' && block.text === title)).map(blockView)}`;
}

function blockView(block: DigestBlock): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h2 dir="auto">${block.text}</h2>`;
    case 'paragraph':
      return html`<p dir="auto">${block.inlines.map(inlineView)}</p>`;
    case 'note':
      return html`<p class="quiet" dir="auto">${block.inlines.map(inlineView)}</p>`;
    case 'list':
      return html`<ul>
        ${block.items.map((item) => html`<li dir="auto">${item.map(inlineView)}</li>`)}
      </ul>`;
    case 'picture': {
      const source = `data:image/png;base64,${Buffer.from(block.png).toString('base64')}`;
      return html`<figure>
        <figcaption>${block.title}</figcaption>
        <img src="${source}" alt="${block.alt}" />
      </figure>`;
    }
    case 'table':
      return tableView(block);
  }
}

function inlineView(inline: DigestInline): Html {
  switch (inline.kind) {
    case 'text':
      return html`<bdi>${inline.text}</bdi>`;
    case 'strong':
      return html`<strong><bdi>${inline.text}</bdi></strong>`;
    case 'link':
      return isAddress(inline.url)
        ? html`<a href="${inline.url}" rel="noreferrer"><bdi>${inline.text}</bdi></a>`
        : html`<bdi>${inline.text}</bdi>`;
  }
}

/** Tells whether an address leads to one of these pages or to the web; networks supply the addresses of posts. */
function isAddress(url: string): boolean {
  if (/^(?:\.\.\/)?method\?/u.test(url)) return true;
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}

/** Renders a table. A wide one scrolls sideways by itself, also with the keyboard. */
function tableView({ caption, header, rows }: Extract<DigestBlock, { kind: 'table' }>): Html {
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
