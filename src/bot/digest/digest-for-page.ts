import { createHash } from 'node:crypto';

import type { Bot } from '#bot/bot.ts';
import type { Block, Inline } from '#chat/card.ts';
import { messagesIn } from '#messages/messages.ts';
import type { DigestBlock, DigestInline, DigestWish, PageDigest } from '#pages/digests/page-digest.ts';
import { drawPictures } from '#reach/chart/draw-pictures.ts';
import type { Picture } from '#reach/chart/picture.ts';
import { digestSchema } from '#reach/digest.ts';

import { detailsCard } from './details-card.ts';
import { digestCard } from './digest-card.ts';
import { picturesOf } from './pictures-of.ts';
import { toldWith } from './prepare-digest.ts';

/** The most digests whose drawn pictures are cached: drawing takes a second, and a page is opened often. */
const mostKept = 16;
const drawn = new Map<string, Promise<readonly Uint8Array[]>>();

/**
 * Builds a digest for a page as its message and thread showed it, from what was stored with it. It stores nothing:
 * opening a page changes nothing. Null if the desk has no such digest.
 */
export async function digestForPage(
  bot: Bot,
  { desk, digestId, language, methodUrl }: DigestWish,
): Promise<PageDigest | null> {
  const row = await bot.store.db.digest.findUnique({ where: { id: digestId } });
  if (row === null || row.deskId !== desk.id || row.state !== 'told') return null;
  const digest = digestSchema.parse(row.content);
  const m = messagesIn(language);
  const told = toldWith(bot, { desk, m, digest, lateSince: null, changedAt: row.changedAt, methodUrl });
  const pictures = picturesOf(told);
  const bytes = new Map((await pngsOf(pictures)).map((png) => [sha256Of(png), png]));
  const stored = [...bytes.keys()].flatMap((sha256, at) => {
    const picture = pictures[at];
    return picture === undefined ? [] : [{ picture, sha256 }];
  });
  const view = { ...told, pictures: stored };
  const [card, details] = [digestCard(view, null), detailsCard(view)];
  const [first] = card.blocks;
  return {
    title: first?.kind === 'heading' ? first.text : card.summary,
    blocks: [...card.blocks, ...details.blocks].flatMap((block) => blockOf(block, bytes)),
  };
}

async function pngsOf(pictures: readonly Picture[]): Promise<readonly Uint8Array[]> {
  if (pictures.length === 0) return [];
  const key = sha256Of(JSON.stringify(pictures));
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const drawing = drawPictures(pictures);
  drawn.set(key, drawing);
  drawing.catch(() => drawn.delete(key));
  const [oldest] = drawn.keys();
  if (drawn.size > mostKept && oldest !== undefined) drawn.delete(oldest);
  return drawing;
}

function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function blockOf(block: Block, pictures: ReadonlyMap<string, Uint8Array>): readonly DigestBlock[] {
  switch (block.kind) {
    case 'heading':
    case 'table':
      return [block];
    case 'paragraph':
    case 'note':
      return [{ kind: block.kind, inlines: block.inlines.map(inlineOf) }];
    case 'list':
      return [{ kind: 'list', items: block.items.map((item) => item.map(inlineOf)) }];
    case 'image': {
      const png = pictures.get(block.sha256);
      return png === undefined ? [] : [{ kind: 'picture', png, alt: block.alt, title: block.title }];
    }
    case 'quote':
    case 'posts':
    case 'file':
    case 'buttons':
    case 'folded':
      return [];
  }
}

function inlineOf(inline: Inline): DigestInline {
  switch (inline.kind) {
    case 'text':
    case 'strong':
    case 'link':
      return inline;
    case 'emphasis':
    case 'code':
      return { kind: 'text', text: inline.text };
    case 'mention':
      return { kind: 'text', text: '' };
  }
}
