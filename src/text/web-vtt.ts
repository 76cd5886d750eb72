/**
 * Returns captions as WebVTT, for networks that take no other: what is said and when stays as it is in the SubRip that is
 * kept (`subRipOf`), and what WebVTT would take for markup is written so that it is read: https://www.w3.org/TR/webvtt1/.
 */
export function webVttOf(subRip: string): string {
  const cues = subRip.split(/\n\n/u).map((cue) => {
    const [, times = '', ...lines] = cue.replace(/\n$/u, '').split('\n');
    return [times.replaceAll(',', '.'), ...lines.map(escaped)].join('\n');
  });
  return `${['WEBVTT', ...cues].join('\n\n')}\n`;
}

function escaped(line: string): string {
  return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
