import type { Step, StepWho } from '#desks/steps.ts';
import type { Messages } from '#messages/words/messages.ts';

/** Lists the steps of a policy in one line, in order; `whoOf` names the people of a step. */
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
