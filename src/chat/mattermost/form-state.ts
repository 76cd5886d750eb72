import { z } from 'zod';

import type { FormBinding } from '#chat/form.ts';
import type { UserId } from '#chat/refs.ts';

import { isSignature, signatureOf } from './signed.ts';
import { fieldShapeSchema } from './render/field-shape.ts';

const stateSchema = z.object({
  v: z.literal(1),
  user: z.string(),
  nonce: z.string(),
  expiresAt: z.number(),
  binding: z.object({
    purpose: z.string(),
    channel: z.string(),
    draftId: z.string().nullable(),
    revision: z.int().nullable(),
    target: z.string().nullable(),
  }),
  fields: z.array(fieldShapeSchema),
});

/** The purpose of an open form, its person, and the shapes of its fields. */
export type FormState = z.infer<typeof stateSchema>;

const maxStateUnits = 500_000;

/** Time that a person has to fill in a form. */
export const formForMs = 60 * 60_000;

/** Builds the signed state that a dialog carries. The person's own client sees it, so it holds no secret. */
export function stateText(
  key: Uint8Array,
  state: {
    readonly user: UserId;
    readonly nonce: string;
    readonly expiresAt: number;
    readonly binding: FormBinding;
    readonly fields: FormState['fields'];
  },
): string {
  const { user, nonce, expiresAt, fields } = state;
  const { purpose, channel, draftId, revision, target } = state.binding;
  const binding = { purpose, channel, draftId, revision, target };
  const text = Buffer.from(JSON.stringify({ v: 1, user, nonce, expiresAt, binding, fields })).toString('base64url');
  return `${text}.${signatureOf(key, 'form', text)}`;
}

/** Reads the state back; null unless it is one of ours, to the last character. */
export function readState(key: Uint8Array, state: string): FormState | null {
  const [text, signature, ...others] = state.length > maxStateUnits ? [] : state.split('.');
  if (text === undefined || signature === undefined || others.length > 0) return null;
  if (!isSignature(key, 'form', text, signature)) return null;
  const read = stateSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  return read.success ? read.data : null;
}
