import { z } from 'zod';

import { isOwnMember, macOfMember } from '#storage/signing/member-mac.ts';
import { Prisma, type SeenMember } from '#storage/generated/client.ts';
import type { Queue } from '#storage/jobs.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import type { Seen } from './may.ts';
import { refuseRow } from './refuse-row.ts';

/** The jobs that look at who is in a desk's channel. */
export const membersQueue: Queue<{ readonly deskId: string }> = {
  name: 'members',
  schema: z.object({ deskId: z.uuid() }),
};

/** Stands in place of a person: everybody found by the next look counts as seen since that row's instant. */
const everybodyThere = '';

/**
 * Records who is in a desk's channel, as the chat has just said, and returns since when each person has been seen
 * there: new people from now on, or from when the desk began to ask if nobody has looked since. People who have left
 * are deleted, and start again if they come back. A row that Tambour did not write is ignored, reported and replaced.
 */
export async function lookAtMembers(store: Store, deskId: string, there: readonly string[]): Promise<Seen> {
  const at = store.clock.now();
  const known = await store.db.seenMember.findMany({ where: { deskId } });
  const isOwn = (row: SeenMember): boolean => isOwnMember(store.decisionKey, row);
  const isThere = new Set(there);
  const isAsNoted = known.length === isThere.size && known.every((row) => isOwn(row) && isThere.has(row.person));
  const rows = isAsNoted ? known : await store.write((work) => noteMembers(work, deskId, isThere));
  return { at, since: new Map(rows.map(({ person, seenAt }) => [person, seenAt])) };
}

async function noteMembers(
  work: UnitOfWork,
  deskId: string,
  there: ReadonlySet<string>,
): Promise<readonly SeenMember[]> {
  const { tx, clock } = work;
  // If two look at once, the second finds what the first wrote.
  await tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR NO KEY UPDATE`;
  const rows = await tx.seenMember.findMany({ where: { deskId } });
  const own = rows.filter((row) => isOwnMember(work.decisionKey, row));
  for (const { person, seenAt } of rows.filter((row) => !own.includes(row))) {
    await refuseRow(work, { what: 'member', deskId, place: { person, seenAt: seenAt.toISOString() } });
  }
  const seenAt = own.find(({ person }) => person === everybodyThere)?.seenAt ?? clock.now();
  const kept = own.filter(({ person }) => there.has(person));
  const isKnown = new Set(kept.map(({ person }) => person));
  const added = [...there]
    .filter((person) => !isKnown.has(person))
    .map((person) => signed(work, { deskId, person, seenAt }));
  await tx.seenMember.deleteMany({ where: { deskId, person: { notIn: [...isKnown] } } });
  await tx.seenMember.createMany({ data: added });
  return [...kept, ...added];
}

/**
 * Makes everybody found by the next look count as present from now on, and enqueues that look. Called when the desk,
 * which is locked, begins to ask.
 */
export async function beginToLook(work: UnitOfWork, deskId: string): Promise<void> {
  const row = signed(work, { deskId, person: everybodyThere, seenAt: work.clock.now() });
  await work.tx.seenMember.deleteMany({ where: { deskId, person: everybodyThere } });
  await work.tx.seenMember.create({ data: row });
  await work.jobs.enqueueIfAbsent(work.tx, membersQueue, { key: `members:${deskId}`, data: { deskId } });
}

function signed(work: UnitOfWork, row: Omit<SeenMember, 'mac'>): SeenMember {
  return { ...row, mac: macOfMember(work.decisionKey, row) };
}

/** Deletes since when people have been seen, for desks that no longer ask for it, once none of their drafts waits. */
export async function forgetMembers({ db }: Pick<Store, 'db'>): Promise<void> {
  await db.seenMember.deleteMany({
    where: {
      desk: {
        OR: [{ approversFrom: { not: 'channel' }, steps: { equals: Prisma.DbNull } }, { seenForHours: 0 }],
        drafts: {
          none: {
            OR: [
              { state: 'asked' },
              { state: 'approved', deliveries: { some: { state: { in: ['ready', 'sending', 'doubt', 'held'] } } } },
            ],
          },
        },
      },
    },
  });
}
