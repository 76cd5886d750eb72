import assert from 'node:assert/strict';

import type { ModalView } from '@slack/types';

import type { SlackMessage } from '#chat/slack/render/card-messages.ts';

import { faultOfBlocks, faultOfView } from '../../../simulators/slack/check-blocks.ts';

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

/** Slack's limits of a message. https://docs.slack.dev/reference/block-kit/blocks */
export function assertMessage({ text, blocks }: SlackMessage): void {
  assert.ok(text.length > 0 && text.length <= 4000, `text of ${text.length}`);
  assert.doesNotMatch(text, unpublished);
  assert.ok(blocks.length > 0 && blocks.length <= 50, `${blocks.length} blocks`);
  const weight = textsIn(blocks).reduce((sum, one) => sum + one.length, 0);
  assert.ok(weight <= 11_000, `${weight} characters`);
  assert.ok(Buffer.byteLength(JSON.stringify(blocks)) <= 13_000, 'bytes');
  assert.equal(faultOfBlocks(blocks), null);
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
  for (const words of [view.title, view.submit, view.close]) {
    assert.ok(words !== undefined && words.text.length <= 24, words?.text);
  }
  assert.ok((view.private_metadata ?? '').length <= 3000);
  assert.ok(view.blocks.length <= 100, `${view.blocks.length} blocks`);
  assert.equal(faultOfView(view), null);
  assertBlocks(view.blocks);
  objectsIn(view).forEach(assertTextObject);
}

function assertBlocks(blocks: readonly unknown[]): void {
  const objects = objectsIn(blocks);
  objects.forEach(assertTextObject);
  objects.forEach(assertElement);
  const blockIds = objects.flatMap(({ block_id: id }) => (typeof id === 'string' ? [id] : []));
  assert.equal(new Set(blockIds).size, blockIds.length, `block ids ${blockIds.join()}`);
  assert.ok(blockIds.every((id) => id.length > 0 && id.length <= 255));
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

function lengthOf(value: unknown): number {
  if (typeof value === 'object' && value !== null && 'text' in value) return lengthOf(value.text);
  return typeof value === 'string' ? value.length : Array.isArray(value) ? value.length : 0;
}

function assertWithin(what: string, length: number, least: number, most: number): void {
  assert.ok(length >= least && length <= most, `${what}: ${length}`);
}

function assertElement(element: Json): void {
  const { type } = element;
  if (type === 'header') assertWithin('header', lengthOf(element['text']), 1, 150);
  if (type === 'context') assertWithin('context', lengthOf(element['elements']), 1, 10);
  if (type === 'actions') assertWithin('actions', lengthOf(element['elements']), 1, 25);
  if (type === 'image') assertWithin('alt_text', lengthOf(element['alt_text']), 1, 2000);
  if (type === 'image' && element['title'] !== undefined) assertWithin('title', lengthOf(element['title']), 1, 2000);
  if (typeof type === 'string' && type.startsWith('rich_text'))
    assertWithin(type, lengthOf(element['elements']), 1, 1e6);
  if (type === 'text') assertWithin('text', lengthOf(element['text']), 1, 3000);
  if (type === 'link') assertWithin('url', lengthOf(element['url']), 1, 3000);
  if (type === 'button') {
    assertWithin('button', lengthOf(element['text']), 1, 75);
    assertWithin('value', lengthOf(element['value']), 1, 2000);
    assertWithin('action_id', lengthOf(element['action_id']), 1, 255);
  }
  if (type === 'input') assertInput(element);
  if (type === 'plain_text_input') {
    const most = Number(element['max_length']);
    assertWithin('max_length', most, 1, 3000);
    if ('initial_value' in element) assertWithin('initial_value', lengthOf(element['initial_value']), 1, most);
  }
  if ('options' in element) assertOptions(element, type === 'radio_buttons' || type === 'checkboxes' ? 10 : 100);
  if ('option_groups' in element) assertWithin('groups', lengthOf(element['option_groups']), 1, 100);
  for (const name of ['initial_options', 'initial_users']) {
    if (name in element) assertWithin(name, lengthOf(element[name]), 1, 1e6);
  }
}

function assertInput(block: Json): void {
  assertWithin('label', lengthOf(block['label']), 1, 2000);
  if ('hint' in block) assertWithin('hint', lengthOf(block['hint']), 1, 2000);
  assert.equal(typeof block['block_id'], 'string');
}

function assertOptions(element: Json, most: number): void {
  const options = objectsIn(element['options']).filter((one) => 'value' in one);
  assertWithin('options', options.length, 1, most);
  for (const option of options) {
    assertWithin('option', lengthOf(option['text']), 1, 75);
    assertWithin('option value', lengthOf(option['value']), 1, 150);
    if ('description' in option) assertWithin('description', lengthOf(option['description']), 1, 75);
  }
  const chosen = [element['initial_option'], element['initial_options']].flat().filter((one) => one !== undefined);
  for (const one of chosen) assert.ok(options.some((option) => JSON.stringify(option) === JSON.stringify(one)));
}

/** The elements of some type in blocks. */
export function ofType(blocks: readonly unknown[], type: string): readonly Json[] {
  return objectsIn(blocks).filter((one) => one['type'] === type);
}
