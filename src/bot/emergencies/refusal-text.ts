import type { DeskContext } from '#bot/context.ts';
import { findingText } from '#bot/drafting/finding-text.ts';
import { namesOf } from '#bot/drafting/names.ts';
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
      return answer.frozen;
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

async function namesIn(chat: DeskContext['chat'], people: readonly string[]): Promise<readonly string[]> {
  const names = await namesOf(chat, people);
  return people.map((person) => names.get(person) ?? person);
}
