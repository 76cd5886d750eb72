import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { DigestNotice } from './digest-notice.ts';

type Asked = Extract<DigestNotice, { readonly kind: 'digest.asked' | 'figures.asked' | 'dossier.asked' }>;

/** Enqueues, with the transaction, a post in the desk's channel that somebody asked for, once for each `key`. */
export async function askInChannel(
  work: UnitOfWork,
  deskId: string,
  key: string,
  { kind, data }: Asked,
): Promise<void> {
  await notify(work, { key: `${kind}:${key}`, deskId, draftId: null, kind, data });
}
