import type { Block } from '#chat/card.ts';
import type { Messages } from '#messages/words/messages.ts';
import { figureText } from '#messages/figure-text.ts';
import { codecName, megabytes, playingTime } from '#messages/recording-terms.ts';
import { mediumOf } from '#drafts/medium.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

/** Describes a video or a sound, which a card cannot show, with its description. */
export function recordingBlocks(m: Messages, media: RenderedMedia, index: number): readonly Block[] {
  const words = m.media[mediumOf(media)];
  const text = media.alt === '' ? words.altMissing(index + 1) : words.alt(index + 1);
  return [
    { kind: 'paragraph', inlines: [{ kind: 'strong', text: recordingText(m, media) }] },
    ...labelBlocks(media, text),
    ...(media.alt === '' ? [] : [{ kind: 'quote', text: media.alt } as const]),
  ];
}

/** Says which recording the description belongs to, beside a still picture if there is one. */
function labelBlocks({ recording, alt }: RenderedMedia, title: string): readonly Block[] {
  const poster = recording?.poster;
  if (poster === undefined) return [{ kind: 'note', inlines: [{ kind: 'text', text: title }] }];
  return [{ kind: 'image', ...poster, alt: alt === '' ? title : alt, title }];
}

function recordingText(m: Messages, { recording, byteLength, width, height }: RenderedMedia): string {
  if (recording === undefined) return '';
  const { video, sound, seconds } = recording;
  const codecs = [video?.codec, sound].filter((codec) => codec !== null && codec !== undefined);
  return m.cards.recordingIs({
    isVideo: video !== null,
    time: playingTime(seconds),
    size: figureText(megabytes(byteLength), m.tongue, 1),
    pixels: video === null ? [] : [`${figureText(width, m.tongue)} × ${figureText(height, m.tongue)}`],
    encoding: codecs.map(codecName),
    isSilent: sound === null,
  });
}
