import type { Block } from '#chat/card.ts';
import type { Messages } from '#messages/words/messages.ts';
import { codecName, megabytes, playingTime } from '#messages/recording-terms.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

function descriptionLabel({ cards }: Messages, { alt, recording }: RenderedMedia, index: number): string {
  const is = { isVideo: recording?.video !== null };
  return alt === '' ? cards.recordingWithout(index + 1, is) : cards.recording(index + 1, is);
}

/** Shows what a video or a sound is, and its description: it cannot be shown itself. */
export function recordingBlocks(m: Messages, media: RenderedMedia, index: number): readonly Block[] {
  const label = { kind: 'note', inlines: [{ kind: 'text', text: descriptionLabel(m, media, index) }] } as const;
  return [
    { kind: 'paragraph', inlines: [{ kind: 'strong', text: recordingText(m, media) }] },
    label,
    ...(media.alt === '' ? [] : [{ kind: 'quote', text: media.alt } as const]),
  ];
}

function recordingText({ cards }: Messages, { recording, byteLength, width, height }: RenderedMedia): string {
  if (recording === undefined) return '';
  const { video, sound, seconds } = recording;
  const codecs = [video?.codec, sound].filter((codec) => codec !== null && codec !== undefined);
  return cards.recordingIs({
    isVideo: video !== null,
    time: playingTime(seconds),
    size: megabytes(byteLength),
    pixels: video === null ? [] : [`${width} × ${height}`],
    encoding: codecs.map(codecName),
    isSilent: sound === null,
  });
}
