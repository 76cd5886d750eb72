import type { Answer } from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import { type EmergencyTemplate, readOpenTemplates } from '#drafts/emergency/template.ts';
import { folded } from '#drafts/folded-words.ts';
import { templateKey } from '#drafts/template.ts';
import { typedMeanings } from '#messages/typed-words.ts';

import { listCard } from './list-card.ts';
import { openEmergencyForm } from './emergency-template-form.ts';
import { withdrawForm } from './withdraw-template.ts';

const verbs = typedMeanings(({ emergencyTemplates: words }) => words);

/** Lists the desk's emergency templates, or opens the form of a new one or of the one named after the command. */
export async function emergencyTemplates(ctx: DeskContext, typed: string): Promise<Answer> {
  const { bot, desk, m } = ctx;
  const [, verb = '', rest = ''] = /^(\S*)\s*(.*)$/su.exec(typed.slice(0, 200).trim()) ?? [];
  const wish = verb === '' ? 'list' : verbs.get(folded(verb));
  switch (wish) {
    case undefined:
      return m.emergencyTemplates.list.howTo;
    case 'list':
      return listCard(ctx);
    case 'new':
      return openEmergencyForm(ctx, null);
    case 'change':
    case 'withdraw':
      break;
  }
  const meant = newestCalled(await readOpenTemplates(bot.store.db, desk.id), rest);
  if (meant === null) return m.emergencyTemplates.answer.unknown(rest.slice(0, 60));
  return wish === 'change' ? openEmergencyForm(ctx, meant) : withdrawForm(ctx, meant);
}

/** Finds the newest version of the template with that name, or the only one with that beginning. */
function newestCalled(all: readonly EmergencyTemplate[], typed: string): EmergencyTemplate | null {
  const key = templateKey(typed);
  if (key === '') return null;
  const newest = all.filter((one) => all.find(({ firstVersionId }) => firstVersionId === one.firstVersionId) === one);
  const whole = newest.find(({ name }) => templateKey(name) === key);
  if (whole !== undefined) return whole;
  const [only, ...others] = newest.filter(({ name }) => templateKey(name).startsWith(key));
  return others.length === 0 ? (only ?? null) : null;
}
