import { choice } from '#bot/forms/choice-fields.ts';
import { field } from '#bot/forms/field.ts';
import { choicesIn } from '#bot/forms/form-values.ts';
import type { Context } from '#bot/context.ts';
import { fieldErrors, formError, type FormRefused } from '#bot/form-answer.ts';
import { membersOf } from '#bot/members-of.ts';
import type { FormField, FormValue } from '#chat/form.ts';
import { settingsAfter } from '#desks/change-desk.ts';
import type { DeskSettings } from '#desks/desk-settings.ts';
import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { readOpenTemplates } from '#drafts/emergency/template.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { Transaction } from '#storage/database.ts';

/** Id of the box by which somebody saves a desk although emergency templates can no longer be sent then. */
const loseTemplates = 'loseTemplates';

/** Builds that box for a desk's form; none if the desk has no template that is agreed. */
export async function templatesField(m: Messages, tx: Transaction, desk: Desk | null): Promise<readonly FormField[]> {
  const names = desk === null ? [] : await agreedNames(tx, desk);
  if (names.length === 0) return [];
  const { losing } = m.emergencyTemplates;
  const choices = [choice('yes', losing.although)];
  const base = field(loseTemplates, losing.label, losing.hint(names), true);
  return [{ ...base, kind: 'checkboxes', choices, initial: [] }];
}

/** Tells whether somebody ticked that box. */
export function mayLoseTemplates(values: Readonly<Record<string, FormValue>>): boolean {
  return choicesIn(values, loseTemplates).length > 0;
}

/** Refuses a form that would cost the desk these emergency templates. The box stands in it, unless they are newer. */
export function losesTemplates(
  { emergencyTemplates: { losing } }: Messages,
  values: Readonly<Record<string, FormValue>>,
  names: readonly string[],
): FormRefused {
  const sentence = losing.refused(names);
  return loseTemplates in values ? fieldErrors({ [loseTemplates]: sentence }) : formError(sentence);
}

/** Says which emergency templates a saved form has cost the desk; nothing if none. */
export function lostText({ emergencyTemplates: { losing } }: Messages, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [losing.lost(names)];
}

/** Asks the chat for the members of a desk as a change would leave it; null, without asking, if nothing is at stake. */
export async function membersAfter(
  { bot, chat }: Pick<Context, 'bot' | 'chat'>,
  desk: Desk,
  changes: Partial<DeskSettings>,
): Promise<Members | null> {
  const { db, clock } = bot.store;
  if ((await agreedNames(db, desk)).length === 0) return null;
  return membersOf(bot.store, chat, { ...desk, ...settingsAfter(desk, changes, clock.now()) });
}

async function agreedNames(tx: Transaction, { id }: Pick<Desk, 'id'>): Promise<readonly string[]> {
  return (await readOpenTemplates(tx, id)).filter(({ state }) => state === 'agreed').map(({ name }) => name);
}
