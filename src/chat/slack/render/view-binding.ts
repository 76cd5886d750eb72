import { z } from 'zod';

import type { FormBinding } from '#chat/form.ts';

import { formCallbackId } from './form-ids.ts';

/** https://docs.slack.dev/reference/views/modal-views */
const maxMetadataUnits = 3000;

const bindings = z.object({
  v: z.literal(1),
  purpose: z.string(),
  channel: z.string(),
  draftId: z.string().nullable(),
  revision: z.int().nullable(),
  target: z.string().nullable(),
});

const views = z.object({
  callback_id: z.literal(formCallbackId),
  private_metadata: z.string().max(maxMetadataUnits),
});

/** Reads the subject of a submitted view's form; null if the view is not one of ours. */
export function viewBinding(view: unknown): FormBinding | null {
  const read = views.safeParse(view);
  if (!read.success) return null;
  const binding = bindings.safeParse(jsonOf(read.data.private_metadata));
  if (!binding.success) return null;
  const { purpose, channel, draftId, revision, target } = binding.data;
  return { purpose, channel, draftId, revision, target };
}

/** Builds the `private_metadata` that `viewBinding` reads back. Throws if it is longer than Slack takes. */
export function bindingText({ purpose, channel, draftId, revision, target }: FormBinding): string {
  const text = JSON.stringify({ v: 1, purpose, channel, draftId, revision, target });
  if (text.length > maxMetadataUnits) throw new Error(`What a form is about is too long: ${text.length} characters`);
  return text;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
