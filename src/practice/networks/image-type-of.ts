/** Returns a picture's type from its first bytes; null for types that practice networks refuse. */
export function imageTypeOf(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'image/gif';
  return start.startsWith('RIFF') && start.endsWith('WEBP') ? 'image/webp' : null;
}

/** Returns the type of a video or sound from its first bytes; null for types that practice networks refuse. */
export function recordingTypeOf(bytes: Uint8Array): 'video/mp4' | 'video/webm' | 'audio/mpeg' | null {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (start.startsWith('ftyp', 4)) return 'video/mp4';
  if (start.startsWith('\x1AE\xDF\xA3')) return 'video/webm';
  return start.startsWith('ID3') || /^\xFF[\xFA\xFB]/.test(start) ? 'audio/mpeg' : null;
}
