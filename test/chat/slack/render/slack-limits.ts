import assert from 'node:assert/strict';

import type { ModalView } from '@slack/types';

import type { SlackMessage } from '#chat/slack/render/card-messages.ts';

import { drawForm } from '../../../support/slack-client/draw-form.ts';
import { drawMessage } from '../../../support/slack-client/draw-message.ts';

type Json = Readonly<Record<string, unknown>>;

/** Everything in a block that is an object, itself first. */
export function objectsIn(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [Object.fromEntries(Object.entries(value)), ...Object.values(value).flatMap(objectsIn)];
}

/** Every text that a reader sees of some blocks, in their order. */
export function textsIn(value: unknown): readonly string[] {
  return objectsIn(value).flatMap(({ type, text, url, user_id: user }) => {
    if (type === 'user') return [`@${String(user)}`];
    // Slack shows the address of a link that has no words.
    if (type === 'link' && text === undefined) return [String(url)];
    return typeof text === 'string' ? [text] : [];
  });
}

const unpublished = /[<>]|&(?!(?:amp|lt|gt);)/;

/** Slack draws it, and it keeps our own rules besides. */
export function assertMessage({ text, blocks }: SlackMessage): void {
  assert.ok(text.length > 0 && text.length <= 4000, `text of ${text.length}`);
  assert.doesNotMatch(text, unpublished);
  assert.ok(blocks.length > 0);
  const weight = textsIn(blocks).reduce((sum, one) => sum + one.length, 0);
  assert.ok(weight <= 11_000, `${weight} characters`);
  drawMessage({ text, blocks });
  assertBlocks(blocks);
}

export function assertView(view: ModalView): void {
  assert.deepEqual(Object.keys(view).toSorted(), [
    'blocks',
    'callback_id',
    'close',
    'private_metadata',
    'submit',
    'title',
    'type',
  ]);
  drawForm({ id: 'V', user: 'U', view: { ...view }, written: {}, errors: {} });
  assertBlocks(view.blocks);
  objectsIn(view).forEach(assertTextObject);
}

function assertBlocks(blocks: readonly unknown[]): void {
  const objects = objectsIn(blocks);
  objects.forEach(assertTextObject);
  objects.forEach(assertElement);
  const actionIds = objects.flatMap(({ type, action_id: id }) => (type === 'button' ? [id] : []));
  assert.equal(new Set(actionIds).size, actionIds.length, `action ids ${actionIds.join()}`);
}

function assertTextObject({ type, text, emoji }: Json): void {
  assert.notEqual(type, 'mrkdwn');
  assert.notEqual(type, 'markdown');
  if (type !== 'plain_text') return;
  assert.ok(typeof text === 'string' && text.trim() !== '' && text.length <= 3000, JSON.stringify(text));
  assert.ok(text.isWellFormed());
  assert.equal(emoji, false);
}

/** Checks the limits that Slack does not write down, and that we keep. */
function assertElement({ type, text, elements, block_id: id }: Json): void {
  if (type === 'text') assert.ok(String(text).length <= 3000, `text of ${String(text).length}`);
  if (String(type).startsWith('rich_text')) assert.ok(Array.isArray(elements) && elements.length > 0, String(type));
  if (type === 'input') assert.equal(typeof id, 'string');
}

/** The elements of some type in blocks. */
export function ofType(blocks: readonly unknown[], type: string): readonly Json[] {
  return objectsIn(blocks).filter((one) => one['type'] === type);
}
