import { deceptiveFindings } from '#drafts/deceptive-findings.ts';
import { webVttOf } from '#text/web-vtt.ts';

import type { Measured } from './captions-schema.ts';
import { subRipOf } from './captions-text.ts';
import type { Cue } from './cue.ts';

/** A tag of SubRip or WebVTT, or a command to a video player. */
const markup = /<\/?[a-z][^<>\n]{0,200}>|\{\\[^{}\n]{1,200}\}/iu;

/** Measures all that the checks need to know about captions. Linear in their length. */
export function measureCaptions(cues: readonly Cue[]): Measured {
  let [disordered, overlapping]: [number | null, number | null] = [null, null];
  let longestLine = { cue: 1, count: 0 };
  let fastest = { cue: 1, perSecond: 0 };
  let marked: Measured['markup'] = null;
  let hidden: Measured['hidden'] = null;
  let [lastStart, shownUntil] = [0, 0];
  for (const [index, { startMs, endMs, text }] of cues.entries()) {
    const cue = index + 1;
    if (endMs <= startMs || startMs < lastStart) disordered ??= cue;
    else if (startMs < shownUntil) overlapping ??= cue;
    [lastStart, shownUntil] = [startMs, Math.max(shownUntil, endMs)];
    const count = Math.max(...text.split('\n').map((line) => Array.from(line).length));
    if (count > longestLine.count) longestLine = { cue, count };
    const perSecond = endMs > startMs ? Math.round((Array.from(text).length * 1000) / (endMs - startMs)) : 0;
    if (perSecond > fastest.perSecond) fastest = { cue, perSecond };
    marked ??= markIn(text, cue);
    hidden ??= hiddenIn(text, cue);
  }
  const seconds = shownUntil / 1000;
  const webVttBytes = Buffer.byteLength(webVttOf(subRipOf(cues)));
  return {
    cues: cues.length,
    seconds,
    webVttBytes,
    disordered,
    overlapping,
    longestLine,
    fastest,
    markup: marked,
    hidden,
  };
}

function markIn(text: string, cue: number): Measured['markup'] {
  const mark = markup.exec(text)?.[0];
  return mark === undefined ? null : { cue, mark: mark.slice(0, 40) };
}

function hiddenIn(text: string, cue: number): Measured['hidden'] {
  const found = deceptiveFindings(text, () => ({ kind: 'when' })).find(({ code }) => code !== 'MIXED_SCRIPTS');
  return found === undefined || !('name' in found.data) ? null : { cue, name: found.data.name };
}
