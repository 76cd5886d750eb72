import type { Action, DraftPress } from '#bot/action.ts';
import type { Bot } from '#bot/bot.ts';
import { draftButton } from '#bot/card-button.ts';
import type { Block, Button, Card } from '#chat/card.ts';
import type { Desk } from '#desks/desk.ts';
import type { Draft } from '#drafts/draft.ts';
import type { LinkLook } from '#drafts/previews/look-at-link.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';
import type { Messages } from '#messages/words/messages.ts';

import type { DraftView } from './draft-view.ts';
import { belowPreview } from './link-card-blocks.ts';
import { noteText } from './link-notes.ts';
import { keepLook, linksOf } from './link-preview.ts';

/** Desks that a page is being read for: one at a time, so that nobody can make Tambour contact many servers at once. */
const looking = new Set<string>();

/**
 * Shows how networks will probably show the draft's first link: now in private, later on its cards. Without a request
 * only the body's own pages are read: reading a page tells its server that something is about to be published.
 */
export const lookAtPage: Action<'lookAtPage'> = {
  button: { about: 'draft', may: 'team', on: 'current', press: lookedAt },
};

/** Offers to look at the draft's link, if it has one and this installation reads pages. */
export function lookButtons(view: Pick<DraftView, 'draft' | 'm' | 'links' | 'looksAtPages'>): readonly Button[] {
  if (!view.looksAtPages || view.links.length === 0) return [];
  return [draftButton(view, 'lookAtPage', view.m.linkLook.button)];
}

async function lookedAt({ bot, desk, draft, m }: DraftPress): Promise<Card | string> {
  const links = linksOf(draft, desk, bot.rules);
  const [link] = links;
  if (link === undefined || bot.lookAtPage === undefined) return m.linkLook.noLink;
  const look = await lookOnce(bot, desk, draft, link);
  return look === 'busy'
    ? m.linkLook.busy
    : lookCard(m, { link, count: links.length, below: belowLook(bot, desk, draft, m) }, look);
}

function belowLook({ rules }: Bot, desk: Desk, { current }: Draft, m: Messages): readonly string[] {
  const renderings = renderingsOf(current.content, desk.accounts, rules);
  return belowPreview({ m, desk, renderings, rules, linkPreview: null });
}

/** Reads a page and stores how it looked, unless another is being read for the same desk. */
export async function lookOnce(
  bot: Bot,
  { id: deskId }: Pick<Desk, 'id'>,
  draft: Pick<Draft, 'id'>,
  link: string,
): Promise<LinkLook | 'busy'> {
  if (bot.lookAtPage === undefined) throw new Error('this installation looks at no pages');
  if (looking.has(deskId)) return 'busy';
  looking.add(deskId);
  try {
    const look = await bot.lookAtPage(link);
    await keepLook(bot, draft, { link, look });
    return look;
  } finally {
    looking.delete(deskId);
  }
}

/** Builds the card of how a link will look: what the page says, warnings, and what becomes of it. */
function lookCard(
  m: Messages,
  { link, count, below }: { readonly link: string; readonly count: number; readonly below: readonly string[] },
  { head, notes }: LinkLook,
): Card {
  const { linkLook: words } = m;
  const picture = head?.picture ?? null;
  const said = [
    ...(head?.title ? [m.words.labelled(words.pageTitle, head.title)] : []),
    ...(head?.description ? [m.words.labelled(words.description, head.description)] : []),
    ...(picture === null
      ? []
      : [
          m.words.labelled(
            words.picture,
            picture.alt === null ? (URL.parse(picture.url)?.host ?? '') : words.pictureOf(picture.alt),
          ),
        ]),
  ];
  const noted = [...notes.map((note) => noteText(m, note)), ...(count > 1 ? [words.moreLinks(count)] : [])];
  return {
    summary: words.title,
    blocks: [
      { kind: 'heading', text: words.title },
      { kind: 'paragraph', inlines: [{ kind: 'code', text: link }] },
      ...(said.length === 0 ? [paragraph(words.nothingRead)] : [list(said)]),
      ...(noted.length === 0 ? [] : [list(noted)]),
      ...below.map((text): Block => ({ kind: 'note', inlines: [{ kind: 'text', text }] })),
    ],
  };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}

function list(lines: readonly string[]): Block {
  return { kind: 'list', items: lines.map((text) => [{ kind: 'text', text }]) };
}
