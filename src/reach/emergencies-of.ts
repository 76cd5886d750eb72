import { type Afterwards, listUses } from '#emergencies/list-uses.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { DigestPeriod } from './digest-period.ts';
import type { Digest } from './digest.ts';

type DigestEmergency = Digest['emergencies'][number];

/**
 * Reads the posts by the emergency path in a digest's period, the earliest first, and what had become of each at
 * `asOf`.
 */
export async function readEmergencies(
  reader: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  deskId: string,
  { from, to }: DigestPeriod,
  asOf: Date,
): Promise<readonly DigestEmergency[]> {
  const uses = await listUses(reader, deskId, { from, to, asOf });
  return uses.map(({ at, afterwards, ...use }) => ({ ...use, at: at.toISOString(), afterwards: asStored(afterwards) }));
}

function asStored(afterwards: Afterwards): DigestEmergency['afterwards'] {
  switch (afterwards.kind) {
    case 'exercise':
    case 'unsent':
    case 'unproven':
    case 'notAsked':
      return afterwards;
    case 'open':
    case 'toCorrect':
      return { kind: afterwards.kind, since: afterwards.since.toISOString() };
    case 'approved':
    case 'corrected':
      return { kind: afterwards.kind, at: afterwards.at.toISOString() };
  }
}
