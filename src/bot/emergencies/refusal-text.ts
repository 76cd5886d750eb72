import { asSentences } from '#bot/as-sentences.ts';
import type { DeskContext } from '#bot/context.ts';
import { findingText } from '#bot/drafting/finding-text.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { freezeText } from '#bot/freezing/frozen-blocks.ts';
import type { Freeze } from '#desks/freeze.ts';
import type { UseRefusal } from '#emergencies/may-use.ts';

/** Says why somebody cannot publish by the emergency path, and who can, if anybody. */
export async function refusalText(
  { chat, desk, m }: Pick<DeskContext, 'chat' | 'desk' | 'm'>,
  refusal: Exclude<UseRefusal, { readonly kind: 'wrong' }>,
): Promise<string> {
  const { answer } = m.emergency;
  switch (refusal.kind) {
    case 'notOnCall':
      return (refusal.follows ? answer.mayNotFollow : answer.notOnCall)(await namesIn(chat, refusal.onCall));
    case 'frozen':
      return answer.frozen(frozenWhy(m, refusal.freeze));
    case 'notAgreed':
      return answer.notAgreed;
    case 'ownTemplate':
      return answer.ownTemplate(await namesIn(chat, refusal.onCall));
    case 'otherAccounts':
      return desk.accounts.some(({ practice }) => practice) ? answer.realOnPractice : answer.exerciseOnReal;
    case 'blocked':
      return [answer.blocked, ...refusal.findings.map((finding) => findingText({ m }, finding))].join(' ');
  }
}

/** Says what holds the alert; after a restore also that it may be public already. */
function frozenWhy(m: DeskContext['m'], freeze: Freeze): string {
  return asSentences(freezeText(m, freeze), freeze.isAfterRestore ? m.restored.emergency : null);
}

async function namesIn(chat: DeskContext['chat'], people: readonly string[]): Promise<readonly string[]> {
  const names = await namesOf(chat, people);
  return people.map((person) => names.get(person) ?? person);
}
