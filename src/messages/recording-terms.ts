/** The names by which programs for video offer their encodings, in every language. */
const codecNames: Readonly<Record<string, string>> = {
  avc: 'H.264',
  hevc: 'H.265 (HEVC)',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
  aac: 'AAC',
  mp3: 'MP3',
  opus: 'Opus',
  vorbis: 'Vorbis',
};

/** Returns the name of an encoding as programs offer it. */
export function codecName(codec: string): string {
  return codecNames[codec] ?? codec;
}

/** Returns a size in megabytes: whole ones, or for less than one to a tenth, at least 0.1. */
export function megabytes(bytes: number): number {
  return bytes < 950_000 ? Math.max(1, Math.round(bytes / 100_000)) / 10 : Math.round(bytes / 1_000_000);
}

/**
 * Returns the largest width and height of the same shape with at most `pixels` pixels, in even numbers as encoders
 * want.
 */
export function fitting(width: number, height: number, pixels: number): readonly [number, number] {
  const share = Math.sqrt(Math.max(0, pixels / (width * height)));
  const even = (side: number): number => Math.max(2, Math.floor((side * share) / 2) * 2);
  return [even(width), even(height)];
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Returns a length as a player shows it: 0:40, 12:05, 1:02:03. */
export function playingTime(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours === 0 ? `${minutes}:${two(rest)}` : `${hours}:${two(minutes)}:${two(rest)}`;
}
