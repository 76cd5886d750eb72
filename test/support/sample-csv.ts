import { createHash } from 'node:crypto';

const bytes = new TextEncoder().encode('\ufeffPublication;Likes\r\nLe marché;3\r\n');

/** A file of figures, as the bot attaches it. */
export const sampleCsv = { bytes, sha256: createHash('sha256').update(bytes).digest('hex') } as const;

/** Names a picture that is no longer stored. */
export const lostPicture = '0'.repeat(64);

/** Returns the bytes of `picture`, or of the file. */
export function imageOrFile(picture: Uint8Array): (sha256: string) => Promise<Uint8Array> {
  return async (sha256) => {
    if (sha256 === lostPicture) throw new Error('a picture is not kept any more');
    return sha256 === sampleCsv.sha256 ? bytes : picture;
  };
}
