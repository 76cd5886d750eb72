import type { Step, StepWho } from '#desks/steps.ts';
import type { Messages } from '#messages/words/messages.ts';

/** Says the steps of a policy in one line, in their order; `whoOf` names the people of one. */
export function stepsText(
  { steps: words }: Messages,
  steps: readonly Step[] | null,
  whoOf: (who: StepWho) => string,
): string {
  if (steps === null) return words.none;
  return steps
    .map(({ name, who, needed }) => words.said(name, whoOf(who), needed === 'all' ? words.all : String(needed)))
    .join(', ');
}
