import { createHash } from 'node:crypto';

import type { Bot } from '#bot/bot.ts';
import type { Block } from '#chat/card.ts';
import { readDesk } from '#desks/desk.ts';
import type { Desk } from '#desks/desk.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import { type Draft, readDraft } from '#drafts/draft.ts';
import { cardsIn } from '#drafts/link-card.ts';
import { isFinding } from '#drafts/page-findings.ts';
import { isOwnPage } from '#drafts/previews/is-own-page.ts';
import { keepLinkPreview, type LinkPreview, readLinkPreview } from '#drafts/previews/link-preview.ts';
import type { LinkLook } from '#drafts/previews/look-at-link.ts';
import { renderingsOf, type Rules } from '#drafts/renderings-of.ts';
import type { Messages } from '#messages/words/messages.ts';

import type { DraftView } from './draft-view.ts';
import { belowPreview, saysSame } from './link-card-blocks.ts';
import { noteText } from './link-notes.ts';
import { linkPreviewQueue } from './link-preview-queue.ts';

/** Returns the addresses that the networks would turn into links, each once. */
export function linksOf(draft: Draft, { accounts }: Pick<Desk, 'accounts'>, rules: Rules): readonly string[] {
  const renderings = renderingsOf(draft.current.content, accounts, rules);
  return [...new Set(renderings.flatMap(({ network, text }) => rules[network].links(text)))];
}

/**
 * Enqueues reading the first page that a draft links to, once its card is shown. Only the body's own pages are read:
 * any other server would learn that something is about to be published.
 */
export async function enqueueLinkPreview(bot: Bot, { draft, desk, links, linkPreview }: DraftView): Promise<void> {
  const [link] = links;
  if (bot.lookAtPage === undefined || link === undefined || linkPreview !== null) return;
  if (!isDecided(draft) && isOwnPage(link, desk)) {
    const sign = createHash('sha256').update(link).digest('hex');
    const request = { key: `link-preview:${draft.id}:${sign}`, data: { draftId: draft.id } };
    await bot.store.write((work) => work.jobs.enqueueIfAbsent(work.tx, linkPreviewQueue, request));
  }
}

/** Reads the page that a draft links to now, once only since nobody asked, and enqueues a redraw of its cards. */
export async function readOwnPage(bot: Bot, draftId: string): Promise<void> {
  const { store, rules, lookAtPage } = bot;
  const draft = await readDraft(store.db, draftId);
  const desk = draft === null ? null : await readDesk(store.db, { id: draft.deskId }, store.clock.now());
  if (draft === null || desk === null || lookAtPage === undefined || isDecided(draft)) return;
  const [link] = linksOf(draft, desk, rules);
  if (link === undefined || !isOwnPage(link, desk)) return;
  if ((await readLinkPreview(store.db, draftId))?.link === link) return;
  await keepLook(bot, draft, { link, look: await lookAtPage(link) });
}

/** Stores how a page looked, and enqueues a redraw of the draft's cards; does nothing for a cancelled draft. */
export async function keepLook(
  { store }: Pick<Bot, 'store'>,
  { id }: Pick<Draft, 'id'>,
  looked: { readonly link: string; readonly look: LinkLook },
): Promise<void> {
  await store.write(async (work) => {
    const draft = await readDraft(work.tx, id);
    if (draft === null || draft.state === 'cancelled') return;
    await keepLinkPreview(work, id, looked);
    await enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} });
  });
}

function isDecided({ state }: Draft): boolean {
  return state !== 'writing' && state !== 'asked';
}

/**
 * Shows how networks will probably show a draft's link, after the approved content and apart from it: what the page
 * says, its picture, and warnings. Problems that keep readers from the page are among the draft's findings.
 */
export function linkPreviewBlocks(view: DraftView): readonly Block[] {
  const { m, linkPreview } = view;
  if (linkPreview === null) return [];
  const { linkLook: words } = m;
  const { picture, alt, link, isRead } = linkPreview;
  const notes = linkPreview.notes.filter((note) => !isFinding(note)).map((note) => `⚠️ ${noteText(m, note)}`);
  const shown = alt === null ? words.picture : m.words.labelled(words.picture, words.pictureOf(alt));
  // The card above already says the same.
  const isCarded = cardsIn(view.renderings).some(({ card }) => saysSame(card, linkPreview));
  const lines = [...(isCarded ? [] : saidLines(m, linkPreview)), ...(isRead ? [] : [words.nothingRead]), ...notes];
  const image = isCarded ? null : picture;
  return [
    {
      kind: 'paragraph',
      inlines: [
        { kind: 'strong', text: words.title },
        { kind: 'text', text: ' ' },
        { kind: 'code', text: link },
      ],
    },
    ...(lines.length === 0 ? [] : [list(lines)]),
    ...(image === null
      ? []
      : [{ kind: 'image', sha256: image.sha256, mimeType: image.mimeType, alt: shown, title: words.picture } as const]),
    ...belowPreview(view).map((text): Block => ({ kind: 'note', inlines: [{ kind: 'text', text }] })),
  ];
}

function saidLines(m: Messages, { title, description }: LinkPreview): readonly string[] {
  const { linkLook: words } = m;
  return [
    ...(title === null ? [] : [m.words.labelled(words.pageTitle, title)]),
    ...(description === null ? [] : [m.words.labelled(words.description, description)]),
  ];
}

function list(lines: readonly string[]): Block {
  return { kind: 'list', items: lines.map((text) => [{ kind: 'text', text }]) };
}
