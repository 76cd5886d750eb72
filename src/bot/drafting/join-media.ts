import { enqueueBotNotice } from '#bot/outbox/bot-notice.ts';
import type { Desk } from '#desks/desk.ts';
import { keepCaptions, transcriptsOf } from '#drafts/captions/caption-text.ts';
import { withCaptions, withTranscripts } from '#drafts/captions/with-captions.ts';
import type { Content } from '#drafts/content.ts';
import { MAX_IMAGES } from '#drafts/image-limits.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { isLong } from './caption-blocks.ts';
import { type Fetched, keepPicture } from './fetch-pictures.ts';

export interface Joined {
  readonly media: Content['media'];
  /** A sentence for each file that was not added. */
  readonly problems: readonly string[];
}

/**
 * Adds pictures, recordings and captions to those of a content, as far as they fit, and stores their bytes. Captions
 * stand beside the video, whichever came first.
 */
export async function joinMedia(
  work: UnitOfWork,
  { media, language }: Pick<Content, 'media' | 'language'>,
  { pictures, captions }: Pick<Fetched, 'pictures' | 'captions'>,
  { desk, rules, m }: { readonly desk: Desk; readonly rules: Rules; readonly m: Messages },
): Promise<Joined> {
  const fitting = pictures.slice(0, Math.max(0, MAX_IMAGES - media.length));
  for (const picture of fitting) await keepPicture(work, picture);
  const shown = [...media, ...fitting.map((picture) => ({ ...picture.media, alt: picture.alt }))];
  const tooMany = pictures.length > fitting.length ? [m.pictures.tooMany(MAX_IMAGES)] : [];
  if (captions.length === 0) return { media: shown, problems: tooMany };
  const captioned = withCaptions(
    shown,
    captions.map((one) => one.captions),
  );
  if (captioned === null) {
    return { media: shown, problems: [...tooMany, ...captions.map(({ name }) => m.captions.refused.noVideo(name))] };
  }
  for (const { text } of captions) await keepCaptions(work, text);
  return { media: await transcribed(work, { media: captioned, language }, { desk, rules }), problems: tooMany };
}

/** Computes the transcripts of a content's recordings anew, after a description or captions have changed. */
export async function transcribed(
  { tx }: Pick<UnitOfWork, 'tx'>,
  { media, language }: Pick<Content, 'media' | 'language'>,
  { desk: { accounts }, rules }: { readonly desk: Desk; readonly rules: Rules },
): Promise<Content['media']> {
  return withTranscripts(media, { language, accounts, rules, transcripts: await transcriptsOf(tx, media) });
}

/** Posts captions that are too long for a card to the thread, in full: approvers read all of them. */
export async function postLongCaptions(
  work: UnitOfWork,
  draft: { readonly id: string; readonly deskId: string },
  { person, captions }: { readonly person: string; readonly captions: Fetched['captions'] },
): Promise<void> {
  for (const { text, captions: one } of captions) {
    if (!isLong(text)) continue;
    const data = { person, language: one.language, sha256: one.sha256, count: one.measured?.cues ?? 0 };
    await enqueueBotNotice(work, draft, { kind: 'bot.captions', data });
  }
}
