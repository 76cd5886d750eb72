import type { Decider, DecisionOutcome } from '#approvals/decide.ts';

import type { DraftDeed } from './deed.ts';

/** Who decides, as the chat knows them now. */
export function deciderOf({ user, members }: DraftDeed): {
  readonly person: Decider;
  readonly channelMembers: readonly string[];
} {
  return { person: { id: user.id, name: user.name, kind: user.kind }, channelMembers: members };
}

/** What to tell who decided; null where the thread says it. */
export function decisionText({ m, draft }: DraftDeed, outcome: DecisionOutcome): string | null {
  switch (outcome.kind) {
    case 'decided':
      return null;
    case 'repeated':
      return m.answers.decision.repeated;
    case 'refused':
      return outcome.why === 'old_revision' ? m.answers.oldCard(draft.current.number) : m.answers.decision[outcome.why];
  }
}
