import { z } from 'zod';

import type { Button } from '#chat/card.ts';
import type { UserId } from '#chat/refs.ts';

import { isSignature, signatureOf } from './signed.ts';

/** The data that a button of ours sends when it is pressed. People never see it: the server keeps it. */
export interface ButtonContext extends Pick<Button, 'action' | 'draftId' | 'revision' | 'target'> {
  /** The channel that the button is about; a direct message is shown elsewhere. */
  readonly channel: string;
  /** The thread that the button is about, if it was shown to one person alone. */
  readonly thread: string | null;
  /** The channel where the button is shown. */
  readonly at: string;
  /** The nonce of its post's state; each update makes a new one. */
  readonly nonce: string;
  /** The only person who may press it, if it is shown in no post that can be read; null for all. */
  readonly to: UserId | null;
}

const contextSchema = z.object({
  v: z.literal(1),
  action: z.string(),
  draft: z.string(),
  revision: z.int().nonnegative(),
  target: z.string().nullable(),
  channel: z.string(),
  thread: z.string().nullable(),
  at: z.string(),
  nonce: z.string(),
  to: z.string().nullable(),
  sig: z.string(),
});

/** Builds the context that `readContext` reads back. */
export function buttonContext(key: Uint8Array, context: ButtonContext): z.infer<typeof contextSchema> {
  const { action, draftId: draft, revision, target, channel, thread, at, nonce, to } = context;
  const fields = { v: 1, action, draft, revision, target, channel, thread, at, nonce, to } as const;
  return { ...fields, sig: signatureOf(key, 'button', signedText(fields)) };
}

/**
 * Builds the context of a menu: that of each of its buttons, by the value of its option. The server adds the chosen
 * value. A client may send any value, but finds only these signed contexts.
 */
export function menuContext(contexts: readonly object[]): object {
  return { menu: Object.fromEntries(contexts.map((context, index) => [optionValue(index), context])) };
}

/** Returns the value of a menu's option; `index` counts its buttons from 0. */
export function optionValue(index: number): string {
  return `option${index + 1}`;
}

// server/channels/app/integration_action.go, DoPostActionWithCookie: context.selected_option
const menuSchema = z.object({ menu: z.record(z.string(), z.unknown()), selected_option: z.string() });

/**
 * Reads the context of a pressed button, or of a menu in which one was chosen; null unless it is one of ours, to the
 * last field.
 */
export function readContext(key: Uint8Array, context: unknown): ButtonContext | null {
  const menu = menuSchema.safeParse(context);
  if (menu.success) return readButton(key, new Map(Object.entries(menu.data.menu)).get(menu.data.selected_option));
  return readButton(key, context);
}

function readButton(key: Uint8Array, context: unknown): ButtonContext | null {
  const read = contextSchema.safeParse(context);
  if (!read.success) return null;
  const { sig, draft: draftId, ...fields } = read.data;
  if (!isSignature(key, 'button', signedText({ ...fields, draft: draftId }), sig)) return null;
  const { v: _version, ...said } = fields;
  return { ...said, draftId };
}

/** Builds the text to sign, in a fixed order, since the server may give the fields back in any order. */
function signedText(fields: Omit<z.infer<typeof contextSchema>, 'sig'>): string {
  const { v, action, draft, revision, target, channel, thread, at, nonce, to } = fields;
  return JSON.stringify([v, action, draft, revision, target, channel, thread, at, nonce, to]);
}
