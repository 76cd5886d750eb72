import type { PlainTextOption } from '@slack/types';

import type { Choice } from '#chat/form.ts';
import { cutAt } from '#text/cut-at.ts';
import { shorten } from '#text/shorten.ts';

import { plain } from './plain.ts';

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const maxTextUnits = 75;
const maxValueUnits = 150;

/** Builds an option: a long label goes on in the line below. Throws for a value longer than Slack takes. */
export function formOption({ value, label }: Choice): PlainTextOption {
  const slackValue = optionValue(value);
  if (slackValue.length > maxValueUnits) throw new Error(`The value of a choice is too long: ${value}`);
  const whole = label.trim() === '' ? shorten(value, maxTextUnits) : label.toWellFormed();
  if (whole.length <= maxTextUnits) return { text: plain(whole), value: slackValue };
  const cut = cutAt(whole, maxTextUnits - 1);
  return {
    text: plain(`${whole.slice(0, cut).trimEnd()}…`),
    description: plain(shorten(`…${whole.slice(cut).trimStart()}`, maxTextUnits)),
    value: slackValue,
  };
}

/** Returns whether a label is too long for both lines. */
export function isOverlong({ label }: Choice): boolean {
  const whole = label.toWellFormed();
  return whole.length > maxTextUnits && whole.length - cutAt(whole, maxTextUnits - 1) > maxTextUnits - 1;
}

/**
 * Encodes a value for Slack, which refuses an empty one: it becomes "~", and a value that begins with "~" gets another.
 */
export function optionValue(value: string): string {
  return value === '' || value.startsWith('~') ? `~${value}` : value;
}

/** Decodes a choice's own value. */
export function choiceValue(slackValue: string): string {
  return slackValue.startsWith('~') ? slackValue.slice(1) : slackValue;
}
