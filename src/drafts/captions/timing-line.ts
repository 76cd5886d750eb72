const time = String.raw`(?:(\d{1,2}):)?(\d{1,2}):(\d{2})[,.](\d{1,3})`;
// Anything after the times positions the words on the picture; none of our networks accepts that.
const timing = new RegExp(String.raw`^${time}\s*-->\s*${time}(?:\s.*)?$`, 'u');

/** Tells whether a line is meant as the times of a caption, well-formed or not. */
export function isTimingLine(line: string): boolean {
  return line.includes('-->');
}

/** Reads the two times of a caption; null if they are malformed. */
export function timesOf(line: string): { readonly startMs: number; readonly endMs: number } | null {
  const found = timing.exec(line);
  if (found === null) return null;
  const [, ...parts] = found;
  const [startMs, endMs] = [msOf(parts.slice(0, 4)), msOf(parts.slice(4, 8))];
  return startMs === null || endMs === null ? null : { startMs, endMs };
}

function msOf([hours = '0', minutes = '0', seconds = '0', fraction = '0']: readonly (string | undefined)[]):
  | number
  | null {
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
}

/** Writes a time as SubRip does: 00:01:02,003. */
export function subRipTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const fraction = String(ms % 1000).padStart(3, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)},${fraction}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
