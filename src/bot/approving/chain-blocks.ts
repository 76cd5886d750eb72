import { type Chain, openIn } from '#approvals/chain.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { nameIn } from '#bot/drafting/names.ts';
import type { Block, Inline } from '#chat/card.ts';
import type { Messages } from '#messages/words/messages.ts';

/** Shows the steps of the approval and whose turn it is; nothing without steps. */
export function chainBlocks(view: DraftView): readonly Block[] {
  const steps = stepsIn(view);
  if (steps.length === 0) return [];
  const inlines = steps.flatMap(({ text, isTheirTurn }, index): readonly Inline[] => [
    ...(index === 0 ? [] : [{ kind: 'text' as const, text: ' · ' }]),
    { kind: isTheirTurn ? 'strong' : 'text', text },
  ]);
  return [{ kind: 'paragraph', inlines }];
}

/** Says the same in one line; null without steps. */
export function chainText(view: DraftView): string | null {
  const steps = stepsIn(view);
  return steps.length === 0 ? null : lineOf(steps);
}

/** Says in one line how the steps stand; `name` returns a person's name. */
export function chainLine(m: Messages, chain: Chain, name: (person: string) => string): string {
  return lineOf(stepsSaid(m, chain, name));
}

/** Returns the name of a step. */
export function stepName({ steps }: Messages, name: string | undefined): string {
  return name === undefined || name === '' ? steps.unnamed : name;
}

interface StepSaid {
  readonly text: string;
  readonly isTheirTurn: boolean;
}

function stepsIn(view: DraftView): readonly StepSaid[] {
  const { draft, standing, m } = view;
  if (draft.state !== 'asked' || standing.kind !== 'waiting' || standing.chain === undefined) return [];
  return stepsSaid(m, standing.chain, (person) => nameIn(view, person));
}

function stepsSaid(m: Messages, chain: Chain, nameOf: (person: string) => string): readonly StepSaid[] {
  const open = openIn(chain);
  return chain.map(({ by, missing, ...step }, index) => {
    const name = stepName(m, step.name);
    const people = by.map(nameOf).join(', ');
    if (missing === 0) return { text: m.steps.done(name, people), isTheirTurn: false };
    if (index !== open) return { text: m.steps.later(name), isTheirTurn: false };
    return { text: m.steps.turn(name, people, missing), isTheirTurn: true };
  });
}

function lineOf(steps: readonly StepSaid[]): string {
  return steps.map(({ text }) => text).join(' · ');
}
