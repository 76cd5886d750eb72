import { html, raw } from 'hono/html';

import type { Html } from '#pages/page.ts';

import { dossierStyle } from './dossier-style.ts';
import {
  costTable,
  followersTable,
  gotTable,
  pairsTables,
  postsTable,
  repliesTable,
  troubleTable,
} from './dossier-tables.ts';
import { gapLines, incidentLines, spanLines } from './dossier-notes.ts';
import { type DossierPicture, mostAccounts, pairsSaid, type PictureOf } from './dossier-pictures.ts';
import { accountName, type DossierView, postsOf } from './dossier-view.ts';
import { pastSection } from './past-table.ts';
import { waysTable } from './dossier-ways.ts';

/** Most accounts in a table that on paper leaves room for a picture beside it. */
const besideAtMost = { fewColumns: 3, manyColumns: 2 } as const;

/** A picture that was drawn: an SVG. */
export interface DrawnPicture extends DossierPicture {
  readonly svg: string;
}

/** Builds the page of a dossier: a single file without scripts or requests. People's words are only text in it. */
export async function dossierPage(view: DossierView, pictures: readonly DrawnPicture[]): Promise<string> {
  const { m, dossier, texts } = view;
  const words = m.dossierPage;
  const { section } = words;
  const picture = (of: PictureOf): Html =>
    html`${pictures.filter((one) => one.of === of).map((one) => figure(view, one))}`;
  // All are plain posts, so the table needs one column per account.
  const isPlain = dossier.accounts.every(({ whole }) => postsOf(whole) === whole.posts.post && whole.takenBack === 0);
  const beside = (both: Html, columns: keyof typeof besideAtMost): Html =>
    dossier.accounts.length <= besideAtMost[columns] ? html`<div class="beside">${both}</div>` : both;
  const made = texts.day(dossier.asOf);
  const page = await html`<!doctype html>
    <html lang="${m.tongue}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="content-security-policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <link rel="icon" href="data:," />
        <title>${words.title}</title>
        ${raw(`<style>${dossierStyle}</style>`)}
      </head>
      <body>
        <main>
          <h1>${words.title}</h1>
          <p>${words.intro(dossier.deskName, texts.dayOf(dossier.first), texts.dayOf(dossier.last), made)}</p>
          <p class="neutral">${words.neutral}</p>
          <h2>${section.glance}</h2>
          ${list(glance(view, pictures))}
          <h2>${section.posts}</h2>
          ${
            isPlain || dossier.accounts.length !== 3
              ? beside(html`${picture('posts')} ${postsTable(view)}`, isPlain ? 'fewColumns' : 'manyColumns')
              : html`<div class="over">${picture('posts')} ${postsTable(view)}</div>`
          }
          <h2>${section.got}</h2>
          ${picture('got')} ${gotTable(view)} ${dossier.pairs.length === 0 ? '' : html`<h2>${section.pairs}</h2>`}
          ${pairsTables(view)}
          <h2>${section.followers}</h2>
          ${beside(html`${picture('followers')} ${followersTable(view)}`, 'fewColumns')}
          <h2>${section.replies}</h2>
          ${beside(html`${picture('replies')} ${repliesTable(view)}`, 'manyColumns')}
          <p class="quiet">${words.repliesTime}</p>
          <h2>${section.cost}</h2>
          ${costTable(view)}
          <p class="quiet">${words.costOf(texts.dayOf(dossier.pricesAsOf))}</p>
          <h2>${section.trouble}</h2>
          ${troubleTable(view)}
          <h2>${section.incidents}</h2>
          ${list(incidentLines(view), 'short')}
          <h2>${section.spans}</h2>
          ${list(spanLines(view))} ${pastSection(view)}
          <h2>${section.pointers}</h2>
          ${pointers(view)}
          <h2>${section.ways}</h2>
          <p>${words.waysIntro}</p>
          ${waysTable(view)}
          <h2>${section.method}</h2>
          ${list(methodLines(view))}
          <h2>${section.gaps}</h2>
          ${list(gapLines(view), 'short')}
          <h2>${section.unknown}</h2>
          ${list(unknownLines(view))}
        </main>
      </body>
    </html>`;
  return page.toString();
}

function glance(view: DossierView, pictures: readonly DossierPicture[]): readonly string[] {
  const { m, dossier } = view;
  const words = m.dossierPage;
  const { accounts } = dossier;
  const left = accounts.filter(({ isOfDesk }) => !isOfDesk).map((account) => words.left(accountName(view, account)));
  if (accounts.every(({ whole }) => postsOf(whole) === 0)) return [words.noPost, ...left];
  const finding = pictures.map(({ picture }) => picture.finding).filter((said) => said !== '');
  const undrawn = accounts.length - mostAccounts;
  return [...finding, ...pairsSaid(view), ...(undrawn > 0 ? [words.picture.others(undrawn)] : []), ...left];
}

/** Renders a list; on paper, short lines stand in two columns. */
function list(lines: readonly string[], length: 'short' | 'long' = 'long'): Html {
  return html`<ul class="${length}">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}

/** Shows a picture as a data URL, so that it cannot act on the page, and no request is sent. */
function figure({ m }: DossierView, { picture, svg }: DrawnPicture): Html {
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  const alt = `${picture.finding}. ${picture.counted} ${m.dossierPage.picture.inTable}`;
  return html`<figure><img src="${source}" alt="${alt}" /></figure>`;
}

function pointers(view: DossierView): Html {
  const { m, dossier, texts } = view;
  const words = m.dossierPage;
  const told = dossier.accounts.map((account) => {
    const name = accountName(view, account);
    const { pointers: entered } = account;
    return entered === null
      ? html`<p>${words.noPointers(name)}</p>`
      : html`<div>
          <p>${words.pointersLine(name, texts.day(entered.enteredAt))}</p>
          ${list(entered.text.split('\n').filter((line) => line.trim() !== ''))}
        </div>`;
  });
  return html`<div class="each">${told}</div>`;
}

function methodLines({ m }: DossierView): readonly string[] {
  const { months, kinds, interactions, quartiles, pairs, interval, followers, late } = m.dossierPage.method;
  return [months, kinds, interactions, quartiles, pairs, interval, followers, late];
}

function unknownLines({ m }: DossierView): readonly string[] {
  const { reach, people, why, others, answers, before } = m.dossierPage.unknown;
  return [reach, people, why, others, answers, before];
}
