import { typeCommand } from './hands.ts';
import { everybody, type History } from './open-history.ts';
import { fillIn } from './people.ts';

/** Somebody plans who is on call, mostly the steward; or somebody asks another of the rota to take over. */
export async function planRota(history: History): Promise<void> {
  const { chance, world } = history;
  const handsOver = chance.onceIn(2);
  const planner = chance.onceIn(3) ? chance.oneOf(everybody) : 'sophie';
  const user = handsOver ? chance.oneOf(['sophie', 'sophie', 'lea', 'omar', 'karim']) : planner;
  const text = handsOver ? 'on-call handover' : 'rota change';
  await fillIn(history, await typeCommand(history, chance.oneOf(world.processes), { user, text }));
}
