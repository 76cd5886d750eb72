import { html } from 'hono/html';

import type { Content } from '#drafts/content.ts';
import { withFormerAccounts } from '#desks/desk.ts';
import { type Draft, readDraft } from '#drafts/draft.ts';
import { looksOf } from '#drafts/looks-of.ts';
import { readShownMedia } from '#drafts/media-bytes.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import { commentForm } from '#pages/comment/comment-form.ts';
import type { Html, Page, PageRequest } from '#pages/page.ts';

import type { CalendarEntry } from './calendar-entry.ts';
import { hrefOf } from './calendar-query.ts';
import { accountName, type CalendarPage, notesOf, stateBadge } from './entry-view.ts';
import { lookView } from './look-view.ts';
import { readEntry } from './read-calendar.ts';

/** Most bytes of pictures on a page; beyond that, they are only described in words. */
const mostPictureBytes = 6 * 1024 * 1024;

/**
 * Shows one post of a desk: its state on each account, its text if the link's scope includes that, and how to approve
 * it.
 */
export async function postPage(request: PageRequest, page: CalendarPage, number: number): Promise<Page | null> {
  const { store, desk, link, m } = request;
  const entry = await readEntry(store, desk, { number, showsTexts: link.showsTexts });
  if (entry === null) return null;
  const draft = link.showsTexts && !entry.isUnproven ? await readDraft(store.db, entry.draftId) : null;
  const { post } = m.calendar;
  const thread = await request.threadUrl(desk, entry.draftId);
  const body = html`<p><a href="${hrefOf(page.query)}">${post.back}</a></p>
    <p class="summary">${stateBadge(m, entry)} ${whenText(page, entry)}</p>
    ${notesOf(m, entry).map((note) => html`<p>${note}</p>`)} ${accountsTable(page, entry)}
    <section aria-labelledby="text">
      <h2 id="text">${post.text}</h2>
      ${draft === null ? publicText(page, entry) : await wholeText(request, draft, entry)}
    </section>
    <section aria-labelledby="approving">
      <h2 id="approving">${post.approving}</h2>
      <p>${post.howToApprove}</p>
      ${thread === null ? '' : html`<p><a href="${thread}" rel="noreferrer">${post.thread}</a></p>`}
    </section>
    <section aria-labelledby="comment">
      <h2 id="comment">${m.pages.comment.label}</h2>
      ${commentForm(request, number)}
    </section>
    <p class="quiet">${m.calendar.times(page.timeZone, page.times.moment(request.now))}</p>`;
  return { kind: 'html', title: m.words.labelled(desk.name, m.words.draft(number)), body };
}

function whenText({ m, times }: CalendarPage, { at }: CalendarEntry): Html {
  return at === null
    ? html`${m.calendar.noTime}`
    : html`<time datetime="${at.toISOString()}">${times.moment(at)}</time>`;
}

function accountsTable({ m }: CalendarPage, { accounts }: CalendarEntry): Html {
  const { post } = m.calendar;
  return html`<div class="wide" role="group" aria-label="${post.accounts}" tabindex="0">
    <table>
      <caption>
        ${post.accounts}
      </caption>
      <thead>
        <tr>
          <th scope="col">${post.account}</th>
          <th scope="col">${post.state}</th>
          <th scope="col">${post.address}</th>
        </tr>
      </thead>
      <tbody>
        ${accounts.map(
          (account) =>
            html`<tr>
              <th scope="row"><bdi>${accountName(account)}</bdi></th>
              <td>${stateBadge(m, { state: account.state, awaited: null })}</td>
              <td>
                ${
                  account.url === null || !isWebAddress(account.url)
                    ? '–'
                    : html`<a href="${account.url}" rel="noreferrer"
                        >${post.see(networkKinds[account.network].name)}</a
                      >`
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Tells whether an address that a network returned is a web page rather than a script. */
function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}

/** Shows the public text of a post, for a link without texts. */
function publicText({ m }: CalendarPage, { text, warning, isUnproven }: CalendarEntry): Html {
  const { post } = m.calendar;
  if (text === null) return html`<p>${isUnproven ? post.unproven : post.closed}</p>`;
  return html`${warning === null ? '' : html`<p dir="auto">${post.warning(warning)}</p>`}
    <blockquote dir="auto">${text}</blockquote>`;
}

async function wholeText(request: PageRequest, draft: Draft, entry: CalendarEntry): Promise<Html> {
  const { store, rules, m, now } = request;
  const accountIds = entry.accounts.map(({ id }) => id);
  const { accounts: kept, formerAccounts = [] } = await withFormerAccounts(store.db, request.desk, accountIds, now);
  const accounts = [...kept, ...formerAccounts];
  const { post } = m.calendar;
  const { content } = draft.current;
  const pictures = await readPictures(request, content);
  const looks = looksOf(renderingsOf(content, accounts, rules), accounts, rules);
  const own = accounts.filter(({ id }) => content.accountIds.includes(id) && content.ownTexts[id] !== undefined);
  const isUsed = content.accountIds.length === 0 || own.length < content.accountIds.length;
  return html`${content.contentWarning === null ? '' : html`<p dir="auto">${post.warning(content.contentWarning)}</p>`}
  ${isUsed ? html`<blockquote dir="auto">${content.text}</blockquote>` : ''}
  ${own.map(
    ({ id, handle: name, network }) =>
      html`<p>
          <strong><bdi>${accountName({ name, network })}</bdi></strong>
        </p>
        <blockquote dir="auto">${content.ownTexts[id] ?? ''}</blockquote>`,
  )}
  ${
    content.media.length === 0
      ? ''
      : html`<p>${post.pictures(content.media.length)}</p>
          <ol>
            ${content.media.map(({ alt }) => html`<li dir="auto">${alt === '' ? html`<em>${post.noAlt}</em>` : alt}</li>`)}
          </ol>`
  }
  ${
    looks.length === 0
      ? ''
      : html`<h3>${post.look}</h3>
          <p class="quiet">${post.lookHint}</p>
          <div class="looks">${looks.map((look) => lookView(look, m.cards.openWarning, pictures))}</div>`
  }`;
}

/** Reads the first pictures of a post as data URLs, by their SHA-256. */
async function readPictures(
  { store }: Pick<PageRequest, 'store'>,
  { media }: Content,
): Promise<ReadonlyMap<string, string>> {
  const first = media.slice(0, 4);
  if (first.reduce((sum, { byteLength }) => sum + byteLength, 0) > mostPictureBytes) return new Map();
  const read = await Promise.all(
    first.map(async ({ sha256 }) => [sha256, await readShownMedia(store.db, sha256)] as const),
  );
  return new Map(
    read.flatMap(([sha256, picture]) =>
      picture === null
        ? []
        : [[sha256, `data:${picture.mimeType};base64,${Buffer.from(picture.bytes).toString('base64')}`]],
    ),
  );
}
