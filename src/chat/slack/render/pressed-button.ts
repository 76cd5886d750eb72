import { z } from 'zod';

import type { Button } from '#chat/card.ts';

/** The data that a button of ours sends when it is pressed. */
export type PressedButton = Pick<Button, 'action' | 'draftId' | 'revision' | 'target'>;

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const maxValueUnits = 2000;

const actionIds = z.string().max(255);
const values = z
  .string()
  .max(maxValueUnits)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      v: z.literal(1),
      draft: z.string(),
      revision: z.int().nonnegative(),
      target: z.string().nullable(),
    }),
  );

/** Reads a `block_actions` action; null if the button is not one of ours. */
export function pressedButton(actionId: unknown, value: unknown): PressedButton | null {
  const id = actionIds.safeParse(actionId);
  const action = id.success ? /^tambour\.(?<action>.+)\.\d{1,6}$/su.exec(id.data)?.groups?.['action'] : undefined;
  const read = values.safeParse(value);
  if (action === undefined || !read.success) return null;
  return { action, draftId: read.data.draft, revision: read.data.revision, target: read.data.target };
}

/** Builds the value that `pressedButton` reads back. Throws if it is longer than Slack takes. */
export function buttonValue({ draftId, revision, target }: Button): string {
  const value = JSON.stringify({ v: 1, draft: draftId, revision, target });
  if (value.length > maxValueUnits) throw new Error(`The ids of a button are too long: ${value.length} characters`);
  return value;
}
