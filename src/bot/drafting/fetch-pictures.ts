import type { ChatPlatform } from '#chat/chat.ts';
import type { Limits } from '#networks/network-rules.ts';
import type { DecoderFault } from '#drafts/decoder/decoder.ts';
import { keepMedia } from '#drafts/media-bytes.ts';
import { MAX_SOURCE_BYTES, takeImage, type TakeImageOutcome } from '#drafts/take-image.ts';

import type { Bot } from '#bot/bot.ts';
import type { DescribedFile } from './form-alts.ts';
import type { Messages } from '#messages/words/messages.ts';
import { containerOf } from '#drafts/recording/recording-kind.ts';
import { MAX_RECORDING_BYTES, type TakeRecordingOutcome } from '#drafts/recording/take-recording.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';
import { shownName } from '#text/shown-name.ts';

import { captionsOfFile, type DroppedCaptions, mayBeCaptions } from './fetch-captions.ts';
import { fetchRecording } from './fetch-recording.ts';

/**
 * A picture, a video or a sound as it will be sent, with the alt text given with it, or else the chat's; empty without
 * one.
 */
export type Picture = (
  | Extract<TakeImageOutcome, { readonly kind: 'image' }>
  /** Its bytes are already stored. */
  | Extract<TakeRecordingOutcome, { readonly kind: 'recording' }>
) & { readonly name: string; readonly alt: string };

/** Stores the bytes of a fetched picture, in the transaction of what uses it. */
export async function keepPicture(work: UnitOfWork, picture: Picture): Promise<void> {
  if (picture.kind === 'image') await keepMedia(work, picture);
}

export interface Fetched {
  readonly pictures: readonly Picture[];
  readonly captions: readonly DroppedCaptions[];
  /** A sentence for each file that could not become a picture. */
  readonly problems: readonly string[];
  /** The names of those files that are videos. */
  readonly videos: readonly string[];
}

interface Taking {
  readonly store: Store;
  /** The limits of the accounts. */
  readonly limits: Pick<Limits, 'maxImageBytes' | 'maxImagePixels' | 'mimeTypes'>;
  /** The post's language. Captions are in it unless their file says otherwise. */
  readonly language: string;
  readonly m: Messages;
  readonly signal: AbortSignal;
  readonly posterOf: Bot['posterOf'];
  /** Called for each file that was not read because its decoder failed. */
  readonly refused: Bot['refused'];
}

/** Fetches files from the chat and makes pictures from them. Throws if the chat does not answer. */
export async function fetchPictures(
  chat: ChatPlatform,
  files: readonly DescribedFile[],
  taking: Taking,
): Promise<Fetched> {
  const pictures: Picture[] = [];
  const captions: DroppedCaptions[] = [];
  const problems: string[] = [];
  const videos: string[] = [];
  for (const file of files) {
    taking.signal.throwIfAborted();
    const taken = await pictureOf(chat, file, taking);
    if (taken.kind === 'image' || taken.kind === 'recording') pictures.push(taken);
    else if (taken.kind === 'captions') captions.push(taken);
    else problems.push(taken.sentence);
    if (taken.kind === 'video') videos.push(taken.name);
  }
  return { pictures, captions, problems, videos };
}

type NoPicture =
  | { readonly kind: 'none'; readonly sentence: string }
  | { readonly kind: 'video'; readonly sentence: string; readonly name: string };

async function pictureOf(
  chat: ChatPlatform,
  file: DescribedFile,
  taking: Taking,
): Promise<Picture | DroppedCaptions | NoPicture> {
  const { limits, m, signal } = taking;
  const name = shownName(file.name) ?? '…';
  const download = await chat.download(file, { maxBytes: MAX_SOURCE_BYTES, signal });
  switch (download.kind) {
    case 'gone':
      return { kind: 'none', sentence: m.pictures.gone(name) };
    case 'tooLarge':
      return largeOf(chat, file, name, taking);
    case 'file': {
      if (containerOf(download.bytes) !== null) {
        return recordingOf(chat, [download.bytes], { ...download, file, name }, taking);
      }
      if (mayBeCaptions(file.name, download.bytes)) {
        return captionsOfFile({ bytes: download.bytes, fileName: file.name, name }, taking);
      }
      const taken = await takeImage(download.bytes, limits);
      if (taken.kind === 'image') return { ...taken, name, alt: file.alt ?? keepable(download.alt ?? '') };
      if (taken.why === 'fault') return { kind: 'none', sentence: unread(chat, taken.fault, name, taking) };
      const sentence = refusalText(taken, name, m);
      return taken.why === 'video' ? { kind: 'video', sentence, name } : { kind: 'none', sentence };
    }
  }
}

/** Streams a file that is too large for a picture: it may be a video. */
async function largeOf(
  chat: ChatPlatform,
  file: DescribedFile,
  name: string,
  taking: Taking,
): Promise<Picture | NoPicture> {
  const { m, signal } = taking;
  const opened = await chat.open(file, { maxBytes: MAX_RECORDING_BYTES, signal });
  if (opened.kind === 'gone') return { kind: 'none', sentence: m.pictures.gone(name) };
  if (opened.kind === 'tooLarge') {
    return { kind: 'none', sentence: m.pictures.recording.tooLarge(name, MAX_RECORDING_BYTES / 1_048_576) };
  }
  const { isRecording, chunks } = await peeked(opened.chunks);
  if (isRecording) return recordingOf(chat, chunks, { ...opened, file, name }, taking);
  return { kind: 'none', sentence: m.pictures.tooLarge(name, MAX_SOURCE_BYTES / 1_048_576) };
}

/** Looks at the first chunk of a file. If it is no recording, the rest is not read. */
async function peeked(
  source: AsyncIterable<Uint8Array>,
): Promise<{ readonly isRecording: boolean; readonly chunks: AsyncIterable<Uint8Array> }> {
  const chunks = source[Symbol.asyncIterator]();
  const first = await chunks.next();
  const isRecording = first.done !== true && containerOf(first.value) !== null;
  if (!isRecording) await chunks.return?.();
  const again = async function* (): AsyncGenerator<Uint8Array, void> {
    if (first.done !== true) yield first.value;
    yield* { [Symbol.asyncIterator]: () => chunks };
  };
  return { isRecording, chunks: again() };
}

async function recordingOf(
  chat: ChatPlatform,
  chunks: AsyncIterable<Uint8Array> | readonly Uint8Array[],
  about: { readonly alt: string | null; readonly file: DescribedFile; readonly name: string },
  taking: Taking,
): Promise<Picture | NoPicture> {
  const { store, m, signal, posterOf } = taking;
  const { name, file } = about;
  const source = async function* (): AsyncGenerator<Uint8Array, void> {
    yield* chunks;
  };
  const taken = await fetchRecording(store, source(), { signal, posterOf });
  if (taken.kind === 'recording') return { ...taken, name, alt: file.alt ?? keepable(about.alt ?? '') };
  if (taken.why === 'fault') return { kind: 'video', sentence: unread(chat, taken.fault, name, taking), name };
  const words = m.pictures.recording;
  const sentence = taken.why === 'codec' ? words.codec(name, taken.codec) : words[taken.why](name);
  return { kind: 'video', sentence, name };
}

/** Counts a file about which nothing is known, since its decoder failed, and asks to add it again. */
function unread(chat: ChatPlatform, fault: DecoderFault, name: string, { refused, m }: Taking): string {
  refused({ platform: chat.id, kind: fault });
  return m.pictures.unread(name);
}

/**
 * Matches more combining marks on one character than `cleanText` allows. They are removed from descriptions that nobody
 * typed here.
 */
const tooManyMarks = /(\p{M}{30})\p{M}+/gu;

/** Removes from a description what databases or networks do not accept. A person reads it before it is sent. */
function keepable(alt: string): string {
  return alt
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .replaceAll(tooManyMarks, '$1');
}

function refusalText(
  refused: Exclude<Extract<TakeImageOutcome, { readonly kind: 'refused' }>, { readonly why: 'fault' }>,
  name: string,
  m: Messages,
): string {
  switch (refused.why) {
    case 'tooLarge':
      return m.pictures.tooLarge(name, Math.floor(refused.maxBytes / 1_048_576));
    case 'tooManyPixels':
    case 'heic':
    case 'video':
    case 'svg':
    case 'notAnImage':
    case 'broken':
      return m.pictures[refused.why](name);
  }
}
