import { typeCommand } from './hands.ts';
import { everybody, type History } from './open-history.ts';
import { fillIn } from './people.ts';

/** Lets somebody, mostly the steward, plan who is on call, or lets one of the rota ask another to take over. */
export async function planRota(history: History): Promise<void> {
  const { chance, world } = history;
  const handsOver = chance.onceIn(2);
  const planner = chance.onceIn(3) ? chance.oneOf(everybody) : 'sophie';
  const user = handsOver ? chance.oneOf(['sophie', 'sophie', 'lea', 'omar', 'karim']) : planner;
  const text = handsOver ? 'on-call handover' : 'rota change';
  await fillIn(history, await typeCommand(history, chance.oneOf(world.processes), { user, text }));
}
