import { changeDesk } from '#desks/change-desk.ts';

import type { History } from './open-history.ts';

/** Lets a steward, one who writes no drafts or who wrote the newest, change who approves and how many must. */
export async function changePolicy(history: History): Promise<void> {
  const { chance, world, stage, deskId, acts } = history;
  const process = chance.oneOf(world.processes);
  if (!process.isAlive()) return;
  const author = acts.findLast(({ did }) => did === 'submit newDraft')?.person ?? 'amina';
  const by = chance.oneOf(['sophie', author]);
  const approvers = chance.oneOf([
    ['karim', 'lea'],
    ['karim', 'lea', 'omar'],
    ['karim'],
    ['lea'],
    ['omar'],
    ['sophie'],
    ['sophie'],
    stage.settings.approvers,
  ]);
  // The others have left the team, so that nobody can give the approvals still missing.
  const last = acts.findLast(({ did }) => did === 'approve' || did === 'react approve');
  const changes =
    last !== undefined && chance.onceIn(3)
      ? { approvers: [last.person], approvalsNeeded: 1 }
      : {
          ...(chance.onceIn(3) ? {} : { approvers }),
          approvalsNeeded: chance.oneOf([1, 1, 2]),
          ...(chance.onceIn(4) ? { graceSeconds: chance.oneOf([0, 20]) } : {}),
        };
  world.tell(`${by} changes the policy: ${JSON.stringify(changes)}`);
  await world.run('policy', async () => {
    const outcome = await process.store().write((work) => changeDesk(work, { deskId, by, changes }));
    if (outcome.kind === 'changed') history.named.push(...(changes.approvers ?? []));
  });
}
