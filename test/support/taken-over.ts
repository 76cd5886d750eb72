import { join } from 'node:path';

import { ownProgram, type Program } from '#drafts/decoder/launch.ts';

const script = join(import.meta.dirname, 'taken-over-decoder.ts');

/** A decoder taken over by its picture, with the files that the real one may read. */
export const takenOver: Program = {
  command: [process.execPath, '--openssl-config=/dev/null', script],
  files: [...ownProgram.files, script],
};
