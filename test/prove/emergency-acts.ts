import { buttonsIn } from '../support/buttons-in.ts';
import { pass } from './bring.ts';
import { nightShifts, templateValues } from './emergency-values.ts';
import { buttonsSeen, pressButton, type SeenButton, submitForm, typeCommand } from './hands.ts';
import { everybody, type History } from './open-history.ts';
import { fillIn } from './people.ts';
import { channel } from './sim-chat.ts';

/** The steward plans who is on call, and somebody words a template; approvers agree to both. */
export async function prepareNight(history: History): Promise<void> {
  const { chance, world } = history;
  const form = await typeCommand(history, chance.oneOf(world.processes), { user: 'sophie', text: 'rota change' });
  if (form !== null) await submitForm(history, form, { shifts: nightShifts(history) });
  await agree(history, 'approveRota');
  for (const name of ['Flood', 'Drill']) await wordTemplate(history, 'new', name);
}

/** Somebody words a template anew, or withdraws it; most changes are agreed to. */
export async function changeEmergencyTemplate(history: History): Promise<void> {
  const { chance } = history;
  await wordTemplate(history, chance.oneOf(['change', 'change', 'withdraw', 'new']), chance.oneOf(['Flood', 'Drill']));
}

/** Somebody, mostly on call, goes the path from its word to its press; or presses what they were shown before. */
export async function usePath(history: History): Promise<void> {
  const { chance, world } = history;
  const user = chance.onceIn(6) ? chance.oneOf(everybody) : chance.oneOf(['bilal', 'bilal', 'lea', 'karim']);
  if (chance.onceIn(5)) return pressShown(history, user, 0);
  const word = chance.oneOf(['REAL', 'REAL', 'EXERCISE']);
  const from = world.chat.whispers.length;
  await typeCommand(history, chance.oneOf(world.processes), { user, text: `emergency ${word}` });
  await goOn(history, { user, from, action: chance.onceIn(4) ? 'emergencyWithout' : 'emergencyFill' });
  if (chance.onceIn(4)) {
    // What was shown is not what is agreed any more.
    if (chance.onceIn(2)) await changeEmergencyTemplate(history);
    else await pass(history, chance.oneOf([60, 4000]));
  }
  await goOn(history, { user, from, action: 'emergencyPublish' });
  if (chance.onceIn(3)) await goOn(history, { user, from, action: 'emergencyPublish' });
  if (chance.onceIn(2)) await goOn(history, { user, from, action: 'emergencyAnother' });
}

/** Somebody ends what goes on, mostly an approver. */
export async function endEmergencyByWord(history: History): Promise<void> {
  const { chance, world } = history;
  const user = chance.onceIn(2) ? chance.oneOf(everybody) : 'karim';
  await typeCommand(history, chance.oneOf(world.processes), { user, text: 'emergency end' });
}

async function wordTemplate(history: History, verb: string, name: string): Promise<void> {
  const { chance, world } = history;
  const user = chance.oneOf(['amina', 'amina', 'bilal', 'lea', 'sophie']);
  const text = `emergency templates ${verb}${verb === 'new' ? '' : ` ${name}`}`;
  const form = await typeCommand(history, chance.oneOf(world.processes), { user, text });
  if (form === null) return;
  if (verb === 'withdraw') return fillIn(history, form);
  await submitForm(history, form, templateValues(history, name));
  if (!chance.onceIn(5)) await agree(history, 'approveEmergencyTemplate');
}

/** As many approvers as are needed press, and sometimes who worded it. */
async function agree(history: History, action: string): Promise<void> {
  const { chance, stage } = history;
  const { approvers } = stage.settings;
  const inTurn = chance.onceIn(2) ? approvers : approvers.toReversed();
  for (const person of [...(chance.onceIn(6) ? ['amina'] : []), ...inTurn]) {
    await pass(history, 1);
    const seen = buttonsSeen(history).findLast(({ isOld, button }) => !isOld && button.action === action);
    if (seen !== undefined) await pressButton(history, person, seen);
  }
}

/** Presses one of the buttons that somebody was shown in private since; the form that it opens is filled in. */
async function goOn(
  history: History,
  { user, from, action }: { readonly user: string; readonly from: number; readonly action: string },
): Promise<void> {
  await pass(history, 1);
  const shown = whispered(history, user, from).filter(({ button }) => button.action === action);
  const last = shown.filter(({ card }) => card === shown.at(-1)?.card);
  if (last.length > 0) await fillIn(history, await pressButton(history, user, history.chance.oneOf(last)));
}

async function pressShown(history: History, user: string, from: number): Promise<void> {
  const shown = whispered(history, user, from);
  if (shown.length > 0) await fillIn(history, await pressButton(history, user, history.chance.oneOf(shown)));
}

/** The buttons of the path on cards for one person alone; once in a while one reaches for another's. */
function whispered({ chance, world }: History, user: string, from: number): readonly SeenButton[] {
  const isAnybodys = from === 0 && chance.onceIn(4);
  return world.chat.whispers.slice(from).flatMap(({ to, card }, index): readonly SeenButton[] => {
    if (to !== user && !isAnybodys) return [];
    const ref = { channel, message: `whisper${from + index}`, thread: null };
    const key = 'whisper';
    const message = { ref, key, atMs: 0, askedAt: new Date(0), card, earlier: [], isDeleted: false };
    return buttonsIn(card)
      .filter(({ action }) => action.startsWith('emergency'))
      .map((button) => ({ message, card, button, isOld: false }));
  });
}
