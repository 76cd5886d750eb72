import { z } from 'zod';

import { answerOf } from './rest-api.ts';
import type { Picture } from './render/card-items.ts';
import type { Sending } from './sending.ts';

const uploadWithinMs = 60_000;
const uploadedSchema = z.object({ file_infos: z.array(z.object({ id: z.string().min(1) })).min(1) });

/**
 * Uploads pictures and files to a channel, except those `there` on the post already, and returns their ids by SHA-256.
 * A file in no post is seen by nobody, so a lost answer does no harm.
 */
export async function uploadPictures(
  { api, options }: Sending,
  channel: string,
  pictures: readonly Picture[],
  there: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const upload = async ({ sha256, mimeType, name }: Picture, at: number): Promise<string> => {
    const form = new FormData();
    form.append('channel_id', channel);
    // People read the name, or have it read to them. The card counts its pictures in the same way.
    const number = pictures.slice(0, at + 1).filter((one) => one.name === null).length;
    const named = name ?? `image-${number}.${mimeType.split('/')[1] ?? 'bin'}`;
    form.append('files', new Blob([Buffer.from(await options.imageOf(sha256))]), named);
    const asking = { form, tries: 3, timeoutMs: uploadWithinMs };
    const [file] = answerOf(await api.ask('POST', '/files', uploadedSchema, asking)).file_infos;
    if (file === undefined) throw new Error('Mattermost named no file for an upload');
    return file.id;
  };
  const files = await Promise.all(
    pictures.map(async (picture, at): Promise<readonly (readonly [string, string])[]> => {
      const { sha256, shownAs } = picture;
      const known = there[sha256];
      if (known !== undefined) return [[sha256, known]];
      try {
        return [[sha256, await upload(picture, at)]];
      } catch (error) {
        if (shownAs !== 'likeness') throw error;
        options.failed(error, 'upload a preview');
        return [];
      }
    }),
  );
  return Object.fromEntries(files.flat());
}
