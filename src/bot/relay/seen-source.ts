import { z } from 'zod';

import type { SeenSource } from '#relay/keep-source.ts';

const seenSchema = z.tuple([z.uuid(), z.coerce.number().int()]);

/** Builds the target of buttons and forms about a source in its shown version. `seenSource` reads it. */
export function seenTarget({ id, version }: SeenSource): string {
  return `${id} ${version}`;
}

/** Reads which source a button or form is about, and in which version it was shown; null if about none. */
export function seenSource(target: string | null): SeenSource | null {
  const [id, version] = seenSchema.safeParse(target?.split(' ')).data ?? [];
  return id === undefined || version === undefined ? null : { id, version };
}
