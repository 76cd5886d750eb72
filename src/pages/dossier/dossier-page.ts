import { html, raw } from 'hono/html';

import { ratioText } from '#messages/figure-text.ts';
import { isOne } from '#pages/digests/comparison-text.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Html } from '#pages/page.ts';
import type { DossierAccount } from '#reach/dossier/dossier.ts';

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
import { type DossierPicture, joined, mostAccounts, pairsSaid, type PictureOf } from './dossier-pictures.ts';
import { accountName, type DossierView, importedOf, networkNames, postsOf } from './dossier-view.ts';
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
          ${view.isCut ? html`<p>${words.begins(texts.month(dossier.months[0] ?? ''))}</p>` : ''}
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
          <section class="whole">
            <h2>${section.ways}</h2>
            <p>${words.waysIntro}</p>
            ${waysTable(view)}
          </section>
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
  return [
    ...finding,
    ...pairsSaid(view),
    ...besideFigures(view),
    ...(undrawn > 0 ? [words.picture.others(undrawn)] : []),
    ...left,
  ];
}

/** Says what the posts took, which posts are in no figure, and how to read a difference. */
function besideFigures(view: DossierView): readonly string[] {
  const { m, dossier, rules, texts } = view;
  const { accounts, pairs } = dossier;
  const { atAGlance: words, moderationNone } = m.dossierPage;
  const each = (of: readonly DossierAccount[], figure: (account: DossierAccount) => string): string =>
    texts.briefList(of.map((account) => `${accountName(view, account)} ${figure(account)}`));
  const imported = accounts.filter((account) => importedOf(view, account) > 0);
  const billed = accounts.filter(({ network }) => rules[network].isBilled);
  const costOf = ({ whole: { cost, got } }: DossierAccount): string => {
    if (cost === null) return texts.dollars(null);
    const [dollars, interactions] = [cost.posts + cost.reading, got.h72.sum ?? 0];
    return interactions === 0
      ? texts.dollars(dollars)
      : words.costEach(texts.dollars(dollars), texts.dollars(dollars / interactions));
  };
  const sum = (of: (whole: DossierAccount['whole']) => number): number =>
    accounts.reduce((total, { whole }) => total + of(whole), 0);
  const minutes = dossier.moderation.filter((one) => one !== null);
  const compared = pairs.map(({ whole }) => whole.h72).filter((one) => one.kind === 'compared');
  const followers = followersBeside(view);
  return [
    ...(followers.length === 0 ? [] : [words.followers(joined(view, followers))]),
    ...(imported.length === 0
      ? []
      : [words.imported(each(imported, (account) => texts.count(importedOf(view, account))))]),
    ...(billed.length === 0 ? [] : [words.cost(each(billed, costOf))]),
    words.trouble(
      sum(({ failed }) => failed),
      sum(({ late }) => late),
      sum(({ doubted }) => doubted),
    ),
    minutes.length === 0 ? moderationNone : words.minutes(texts.count(minutes.reduce((total, one) => total + one, 0))),
    ...(compared.some(({ more }) => more !== null) ? [words.caution] : []),
    ...(compared.length === 0 ? [] : [words.besideDigest]),
  ];
}

/** Says of each two compared networks how many times as many followers one has: a part of a difference may come from that. */
function followersBeside({ m, dossier: { accounts, pairs } }: DossierView): readonly string[] {
  // The first account on a network is the one whose posts are compared.
  const countOn = (on: NetworkKind): number =>
    accounts.find(({ network }) => network === on)?.whole.followers?.count ?? 0;
  return pairs.flatMap(({ networks, whole }) => {
    const [one, other] = [countOn(networks[0]), countOn(networks[1])];
    if (whole.h72.kind === 'tooFew' || one === 0 || other === 0) return [];
    const [first, second] = networkNames(networks);
    const times = Math.max(one / other, other / one);
    const [more, less] = one > other ? [first, second] : [second, first];
    return isOne(m, times) ? [] : [m.digest.headline.inPairs.times(ratioText(times, m.tongue), more, less)];
  });
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
