import type { ChatPlatform } from '#chat/chat.ts';
import type { Limits } from '#networks/network-rules.ts';
import { MAX_SOURCE_BYTES, takeImage, type TakeImageOutcome } from '#drafts/take-image.ts';

import type { Bot } from '#bot/bot.ts';
import type { DescribedFile } from './form-alts.ts';
import type { Messages } from '#messages/words/messages.ts';
import { shownName } from '#text/shown-name.ts';

/**
 * A picture as it will be sent, with the alt text that was given beside it, or else the chat's; empty where
 * there is none.
 */
export type Picture = Extract<TakeImageOutcome, { readonly kind: 'image' }> & { readonly alt: string };

export interface Fetched {
  readonly pictures: readonly Picture[];
  /** A sentence for each file that could not become a picture. */
  readonly problems: readonly string[];
  /** The names of those among them that are videos. */
  readonly videos: readonly string[];
}

interface Taking {
  /** The limits of the accounts. */
  readonly limits: Pick<Limits, 'maxImageBytes' | 'maxImagePixels' | 'mimeTypes'>;
  readonly m: Messages;
  readonly signal: AbortSignal;
  /** Called for each picture that ended its decoder. */
  readonly refused: Bot['refused'];
}

/** Fetches files from the chat and makes pictures from them. Throws where the chat does not answer. */
export async function fetchPictures(
  chat: ChatPlatform,
  files: readonly DescribedFile[],
  taking: Taking,
): Promise<Fetched> {
  const pictures: Picture[] = [];
  const problems: string[] = [];
  const videos: string[] = [];
  for (const file of files) {
    taking.signal.throwIfAborted();
    const taken = await pictureOf(chat, file, taking);
    if (taken.kind === 'image') pictures.push(taken);
    else problems.push(taken.sentence);
    if (taken.kind === 'video') videos.push(taken.name);
  }
  return { pictures, problems, videos };
}

type NoPicture =
  | { readonly kind: 'none'; readonly sentence: string }
  | { readonly kind: 'video'; readonly sentence: string; readonly name: string };

async function pictureOf(chat: ChatPlatform, file: DescribedFile, taking: Taking): Promise<Picture | NoPicture> {
  const { limits, m, signal } = taking;
  const name = shownName(file.name) ?? '…';
  const download = await chat.download(file, { maxBytes: MAX_SOURCE_BYTES, signal });
  switch (download.kind) {
    case 'gone':
      return { kind: 'none', sentence: m.pictures.gone(name) };
    case 'tooLarge':
      return { kind: 'none', sentence: m.pictures.tooLarge(name, Math.floor(download.maxBytes / 1_048_576)) };
    case 'file': {
      const taken = await takeImage(download.bytes, limits);
      if (taken.kind === 'refused' && taken.why === 'fault') {
        taking.refused({ platform: chat.id, kind: taken.fault });
      }
      if (taken.kind === 'image') return { ...taken, alt: file.alt ?? keepable(download.alt ?? '') };
      const sentence = refusalText(taken, name, m);
      return taken.why === 'video' ? { kind: 'video', sentence, name } : { kind: 'none', sentence };
    }
  }
}

/**
 * Matches more marks on one character than `cleanText` allows. A description that nobody typed here is kept without
 * them.
 */
const tooManyMarks = /(\p{M}{30})\p{M}+/gu;

/** Removes from a description what no database or network takes. A person reads it before it is sent. */
function keepable(alt: string): string {
  return alt
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .replaceAll(tooManyMarks, '$1');
}

function refusalText(
  refused: Extract<TakeImageOutcome, { readonly kind: 'refused' }>,
  name: string,
  m: Messages,
): string {
  switch (refused.why) {
    case 'tooLarge':
      return m.pictures.tooLarge(name, Math.floor(refused.maxBytes / 1_048_576));
    case 'fault':
      return m.pictures.broken(name);
    case 'tooManyPixels':
    case 'heic':
    case 'video':
    case 'svg':
    case 'notAnImage':
    case 'broken':
      return m.pictures[refused.why](name);
  }
}
