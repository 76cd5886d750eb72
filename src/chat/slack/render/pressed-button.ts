import { z } from 'zod';

import type { Button } from '#chat/card.ts';

/** The data that a button of ours sends when it is pressed. */
export type PressedButton = Pick<Button, 'action' | 'draftId' | 'revision' | 'target'>;

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const maxValueUnits = 2000;
/** …/composition-objects/option-object */
const maxOptionUnits = 150;

const actionIds = z.string().max(255);
const values = jsonUpTo(maxValueUnits).pipe(
  z.object({
    v: z.literal(1),
    draft: z.string(),
    revision: z.int().nonnegative(),
    target: z.string().nullable(),
  }),
);
/** An option has room for action, draft, revision and target, without their names. */
const options = jsonUpTo(maxOptionUnits).pipe(
  z.tuple([z.string().min(1), z.string(), z.int().nonnegative(), z.string().nullable()]),
);

function jsonUpTo(units: number): z.ZodType<unknown, string> {
  return z
    .string()
    .max(units)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    });
}

/**
 * Reads a `block_actions` action; null if the button, or the menu, is not one of ours. `value`: the button's, or the
 * chosen option's.
 */
export function pressedButton(actionId: unknown, value: unknown): PressedButton | null {
  const id = actionIds.safeParse(actionId);
  if (id.success && /^tambour-menu\.\d{1,6}$/u.test(id.data)) return chosenButton(value);
  const action = id.success ? /^tambour\.(?<action>.+)\.\d{1,6}$/su.exec(id.data)?.groups?.['action'] : undefined;
  const read = values.safeParse(value);
  if (action === undefined || !read.success) return null;
  return { action, draftId: read.data.draft, revision: read.data.revision, target: read.data.target };
}

function chosenButton(value: unknown): PressedButton | null {
  const read = options.safeParse(value);
  if (!read.success) return null;
  const [action, draftId, revision, target] = read.data;
  return { action, draftId, revision, target };
}

/** Builds the id of a menu; `index` tells it from the card's others. */
export function menuId(index: number): string {
  return `tambour-menu.${index}`;
}

/** Builds the value of an option that `pressedButton` reads back; null if it is longer than Slack takes. */
export function menuValue({ action, draftId, revision, target }: Button): string | null {
  const value = JSON.stringify([action, draftId, revision, target]);
  return value.length > maxOptionUnits ? null : value;
}

/** Builds the value that `pressedButton` reads back. Throws if it is longer than Slack takes. */
export function buttonValue({ draftId, revision, target }: Button): string {
  const value = JSON.stringify({ v: 1, draft: draftId, revision, target });
  if (value.length > maxValueUnits) throw new Error(`The ids of a button are too long: ${value.length} characters`);
  return value;
}
