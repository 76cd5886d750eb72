import { rules } from '#app/rules.ts';
import { readDesk } from '#desks/desk.ts';
import { noMembers } from '#desks/may.ts';
import { plainContent } from '#drafts/content.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { decideAndPlan } from '#publishing/deciding/decide.ts';
import type { Store } from '#storage/store.ts';

import type { World } from './open-world.ts';

const karim = { id: 'karim', name: 'Karim', kind: 'member' } as const;

/**
 * Makes `count` posts wait for every account of the desk, all due at `dueAt`, through the rooms and before any Tambour
 * runs. With `approved: false`, approval is only asked for. Returns the drafts' ids.
 */
export async function prepareBurst(
  world: World,
  {
    count,
    dueAt,
    name,
    approved,
  }: { readonly count: number; readonly dueAt: Date | null; readonly name: string; readonly approved: boolean },
): Promise<readonly string[]> {
  const { ground } = world;
  return ground.withStore(async (store) => {
    const ids: string[] = [];
    for (let number = 1; number <= count; number += 1)
      ids.push(await onePost(world, store, { text: `Burst ${name}${number}: open at nine.`, dueAt, approved }));
    return ids;
  });
}

async function onePost(
  { deskId, accounts, acts }: World,
  store: Store,
  { text, dueAt, approved }: { readonly text: string; readonly dueAt: Date | null; readonly approved: boolean },
): Promise<string> {
  const draftId = await store.write(async (work) => {
    const desk = await readDesk(work.tx, { id: deskId }, work.clock.now());
    if (desk === null) throw new Error('no desk');
    const content = {
      ...plainContent({ text, language: 'en', accountIds: accounts.map(({ id }) => id), timeZone: 'Europe/Paris' }),
      window: dueAt === null ? null : { publishAt: dueAt, notAfterAt: new Date(dueAt.getTime() + 7_200_000) },
    };
    const { id } = await createDraft(work, { room: unlimitedRoom, desk, author: 'aicha', rules, content });
    const asked = await askForApproval(work, { draftId: id, revision: 1, person: 'aicha', desk, rules });
    if (asked.kind !== 'asked') throw new Error(`not asked: ${asked.kind}`);
    return id;
  });
  if (!approved) return draftId;
  acts.push({
    atMs: Date.now(),
    person: karim.id,
    did: 'approve',
    draftId,
    revision: 1,
    target: null,
    shown: null,
    journalSeq: 0n,
  });
  await store.write(async (work) => {
    const decision = { kind: 'approve', via: 'button', reason: null, person: karim, members: noMembers } as const;
    const outcome = await decideAndPlan(work, null, { draftId, revision: 1, fingerprint: null, ...decision });
    if (outcome.kind !== 'decided') throw new Error(`not decided: ${outcome.kind}`);
  });
  return draftId;
}
