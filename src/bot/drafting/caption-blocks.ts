import type { Block } from '#chat/card.ts';
import { cuesOf } from '#drafts/captions/captions-text.ts';
import type { Cue } from '#drafts/captions/cue.ts';
import type { Content } from '#drafts/content.ts';
import { playingTime } from '#messages/recording-terms.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { SentCaptions } from '#networks/recording.ts';

import type { DraftView } from './draft-view.ts';
import { labelOf } from './labels.ts';
import { languageName } from './language-name.ts';

type File = Extract<Block, { readonly kind: 'file' }>;

/** The longest captions shown whole: more than a statement of two and a half minutes has. Longer ones get a file. */
const shownUnits = 3_000;
/** The length of the excerpt shown of longer captions. */
const begunUnits = 600;

/** Shows a recording's captions word by word: reading them is their review. */
export function captionBlocks(view: DraftView, { recording }: Content['media'][number]): readonly Block[] {
  const { m } = view;
  const { captions = [], openCaptions, transcript, video, sound } = recording ?? {};
  const isFilmWithSound = video !== null && sound !== null;
  const isNone = captions.length === 0 && openCaptions === undefined && isFilmWithSound;
  const withTranscript = view.renderings.filter(({ network }) => !view.rules[network].showsCaptions);
  const accounts = [...new Set(withTranscript.map(({ accountId }) => labelOf(view, accountId)))].join(', ');
  return [
    ...(openCaptions === undefined ? [] : [note(m.captions.burntIn)]),
    ...(isNone ? [note(m.captions.none)] : []),
    ...captions.flatMap((one) => trackBlocks(view, one)),
    ...(transcript === undefined || accounts === '' ? [] : [note(m.captions.transcript(accounts))]),
  ];
}

function trackBlocks({ m, captions }: DraftView, sent: SentCaptions): readonly Block[] {
  const text = captions.get(sent.sha256);
  // A missing text shows as nothing: the gate holds the post.
  const lines = text === undefined ? [] : cuesOf(text).map(lineOf);
  const label = note(m.captions.shown(languageName(sent.language, m.tongue), lines.length));
  if (text === undefined) return [label];
  if (!isLong(text)) return [label, { kind: 'quote', text: lines.join('\n') }];
  const begun = beginning(lines);
  const rest = m.captions.rest(lines.length - begun.length, captionsFile(m, sent).name);
  return [label, { kind: 'quote', text: begun.join('\n') }, note(rest)];
}

/** Tells whether captions are too long to be read on a card. */
export function isLong(text: string): boolean {
  return text.length > shownUnits;
}

/** Returns captions as a file to read. */
export function captionsFile(m: Messages, { language, sha256 }: SentCaptions): File {
  const name = `${m.captions.fileName}-${language}-${sha256.slice(0, 6)}.srt`;
  return { kind: 'file', sha256, name, mimeType: 'text/plain', title: m.captions.fileTitle };
}

function lineOf({ startMs, text }: Cue): string {
  return `${startMs < 1000 ? '0:00' : playingTime(Math.floor(startMs / 1000))} ${text}`;
}

function beginning(lines: readonly string[]): readonly string[] {
  let units = 0;
  const after = lines.findIndex((line) => (units += line.length) > begunUnits);
  return lines.slice(0, Math.max(1, after));
}

function note(text: string): Block {
  return { kind: 'note', inlines: [{ kind: 'text', text }] };
}
