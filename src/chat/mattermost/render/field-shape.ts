import { z } from 'zod';

/** `name` is the name of its first input in the dialog. */
const base = { id: z.string(), name: z.string(), optional: z.boolean() };

/** The facts about a field that are needed to read its result: signed, and sent along with the form. */
export const fieldShapeSchema = z.discriminatedUnion('kind', [
  /** One input for each joint, which precedes it. */
  z.object({ ...base, kind: z.literal('text'), joints: z.array(z.string()).min(1), isMoment: z.boolean() }),
  z.object({ ...base, kind: z.literal('one'), values: z.array(z.string()), isCounted: z.boolean() }),
  z.object({ ...base, kind: z.literal('many'), values: z.array(z.string()), isCounted: z.boolean() }),
  /** A box to tick: the only choice there is. */
  z.object({ ...base, kind: z.literal('box'), value: z.string() }),
  /** `present`: the people chosen when the form was opened. The second input removes some of them. */
  z.object({ ...base, kind: z.literal('people'), present: z.array(z.string()), isOne: z.boolean() }),
]);
export type FieldShape = z.infer<typeof fieldShapeSchema>;

/** Returns the name of a field's first input in a dialog: its id, or its place in the form. */
export function fieldName(id: string, index: number): string {
  return /^[a-z][a-z0-9.-]{0,99}$/iu.test(id) ? id : `~${index}`;
}

/** Returns the name of one input of a field that needs several; `part` counts from 1. */
export function inputName(name: string, part: number): string {
  return part === 1 ? name : `${name}~${part}`;
}

/** Returns the name of a choice in a dialog: its value, or its place if values could not be told apart in a list. */
export function choiceName(
  shape: { readonly values: readonly string[]; readonly isCounted: boolean },
  value: string,
): string {
  return shape.isCounted ? `~${shape.values.indexOf(value)}` : value;
}

/** Returns the value of the choice with that name in a dialog; null if the field has none. */
export function choiceOf(
  shape: { readonly values: readonly string[]; readonly isCounted: boolean },
  name: string,
): string | null {
  return shape.values.find((value) => choiceName(shape, value) === name) ?? null;
}
