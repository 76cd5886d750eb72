import { z } from 'zod';

/** The number of ordered approval steps that a desk may have, if it has any. */
export const stepBounds = { least: 2, most: 5 } as const;

const whoSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('people'), ids: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('members') }),
  z.object({ kind: z.literal('group'), groupId: z.string().min(1) }),
]);

/** The people of one step: those named, the full members of the desk's channel, or the members of a group. */
export type StepWho = z.infer<typeof whoSchema>;

const stepSchema = z.object({
  /** The role, as people call it: "Legal". Empty only for the rule of a desk without steps. */
  name: z.string().max(40),
  who: whoSchema,
  needed: z.union([z.int().min(1).max(9), z.literal('all')]),
});

/** One step of an approval: its people, and how many of them must approve; `all`: everybody named. */
export type Step = z.infer<typeof stepSchema>;

/** Checks stored steps: those combined from several policies may be more than a desk can be given. */
export const keptStepsSchema = z.array(stepSchema).min(1).readonly();

/** Checks the steps that a desk is given. */
export const stepsSchema = keptStepsSchema.refine(
  (steps) =>
    steps.length >= stepBounds.least &&
    steps.length <= stepBounds.most &&
    steps.every(({ name, who, needed }) => name.trim() !== '' && (needed !== 'all' || who.kind === 'people')) &&
    new Set(steps.map(({ name }) => name.trim().toLowerCase())).size === steps.length,
);

/** Returns how many approvals a step needs. Pure. */
export function neededIn({ who, needed }: Step): number {
  if (needed !== 'all') return needed;
  return who.kind === 'people' ? Math.max(1, new Set(who.ids).size) : Number.POSITIVE_INFINITY;
}

/** Lists the people whom the steps name. Pure. */
export function namedInSteps(steps: readonly Step[]): readonly string[] {
  return [...new Set(steps.flatMap(({ who }) => (who.kind === 'people' ? who.ids : [])))];
}

/**
 * Tells whether all steps could be approved without these people, as far as is known without the chat. A person counts
 * in one step only. Pure.
 */
export function couldBeFilled(steps: readonly Step[], without: readonly string[] = []): boolean {
  const slots = steps.flatMap((step): readonly (readonly string[])[] => {
    if (step.who.kind !== 'people') return [];
    const free = [...new Set(step.who.ids)].filter((person) => !without.includes(person));
    return Array.from({ length: neededIn(step) }, () => free);
  });
  const slotOf = new Map<string, number>();
  const place = (slot: number, asked: Set<string>): boolean =>
    (slots[slot] ?? []).some((person) => {
      if (asked.has(person)) return false;
      asked.add(person);
      const taken = slotOf.get(person);
      if (taken !== undefined && !place(taken, asked)) return false;
      slotOf.set(person, slot);
      return true;
    });
  return slots.every((_, slot) => place(slot, new Set()));
}
