import { recordingTypeOf } from '#practice/networks/image-type-of.ts';

const imageTypes: readonly (readonly [RegExp, string])[] = [
  [/^\u00ff\u00d8\u00ff/, 'image/jpeg'],
  [/^\u0089PNG\r\n/, 'image/png'],
  [/^GIF8/, 'image/gif'],
  [/^RIFF[^]{4}WEBP/, 'image/webp'],
];

/**
 * Answers with a stored file. Only a picture, video or sound, by its first bytes, is displayed; others are offered for
 * download.
 */
export function fileAnswer(bytes: Uint8Array | null): Response {
  if (bytes === null) return new Response('', { status: 404 });
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  const shown = imageTypes.find(([start]) => start.test(head))?.[1] ?? recordingTypeOf(bytes);
  return new Response(Buffer.from(bytes), {
    headers: {
      'content-type': shown ?? 'application/octet-stream',
      'content-disposition': shown === null ? 'attachment' : 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    },
  });
}
