/**
 * Converts captions from the SubRip of `subRipOf` to WebVTT, for networks that take nothing else. Words and times stay
 * as they are; signs that WebVTT would take for markup are escaped: https://www.w3.org/TR/webvtt1/.
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
