import { pass } from './bring.ts';
import { newText } from './forms.ts';
import { buttonsSeen, pressButton, submitForm } from './hands.ts';
import type { History } from './open-history.ts';

/** Lets an approver edit the newest draft, its author edit it again, and somebody bring back the approver's words. */
export async function bringBackWords(history: History): Promise<void> {
  const { acts, chance, stage } = history;
  const author = acts.findLast(({ did }) => did === 'submit newDraft')?.person;
  if (author === undefined) return;
  const words = newText(history);
  await reword(history, chance.oneOf(stage.settings.approvers), words);
  await reword(history, author, newText(history));
  await reword(history, chance.oneOf([author, author, 'lea']), words);
}

async function reword(history: History, person: string, text: string): Promise<void> {
  const edit = buttonsSeen(history).findLast(({ isOld, button }) => !isOld && button.action === 'edit');
  if (edit === undefined) return;
  const form = await pressButton(history, person, edit);
  if (form !== null) await submitForm(history, form, { text });
  await pass(history, 1);
}
