import type { UserId } from '#chat/chat.ts';

import type { DraftView } from './draft-view.ts';
import { nameIn } from './names.ts';

const mostNamed = 5;

/** Who could still approve this revision: not who wrote or worded it, nor who has approved already. */
function awaitedOf({ candidates, draft, standing }: DraftView): readonly UserId[] {
  if (candidates.kind === 'unreadable') return [];
  const done = standing.kind === 'waiting' || standing.kind === 'approved' ? standing.by : [];
  const barred = [draft.author, draft.current.editedBy, ...done];
  return candidates.people.map(({ id }) => id).filter((person) => !barred.includes(person));
}

/** Why nobody could approve it as things are, and whom to ask about it; null where enough people could. */
export function stuckText(view: DraftView): string | null {
  const { standing, candidates, desk, m } = view;
  if (standing.kind === 'approved') return null;
  if (candidates.kind === 'unreadable') {
    const stewards = desk.stewards.map((person) => nameIn(view, person)).join(` ${m.cards.orAwaited} `);
    return m.cards.groupUnreadable(stewards === '' ? m.cards.administrator : stewards);
  }
  const missing = standing.kind === 'waiting' ? standing.missing : 1;
  return awaitedOf(view).length < missing ? m.cards.nobodyCanApprove : null;
}

/** Who is awaited, by name where they are few. */
export function awaitedText(view: DraftView): string {
  const { desk, m } = view;
  if (desk.approversFrom === 'channel') return m.cards.anyMember;
  const awaited = awaitedOf(view);
  const isMany = view.candidates.kind === 'some' || awaited.length > mostNamed;
  if (desk.approversFrom === 'group' && isMany) return m.cards.anyOfGroup;
  return awaited.map((person) => nameIn(view, person)).join(` ${m.cards.orAwaited} `);
}

/** Whom to call by name to decide: nobody where a channel or a large group approves, who would all be disturbed. */
export function calledOf({ candidates, draft }: DraftView): readonly UserId[] {
  if (candidates.kind !== 'each') return [];
  const barred = [draft.author, draft.current.editedBy];
  return candidates.people.map(({ id }) => id).filter((person) => !barred.includes(person));
}
