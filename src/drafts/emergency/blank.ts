import { z } from 'zod';

import { folded } from '#drafts/folded-words.ts';
import type { TemplateContent } from '#drafts/kept-content.ts';

/** The most characters of a short text. */
export const MAX_SHORT_CHARACTERS = 60;
/** The most blanks of a template, and values of a list: more would take too long to fill in, at night. */
export const MAX_BLANKS = 8;
export const MAX_CHOICES = 20;
export const MAX_CHOICE_CHARACTERS = 100;
export const MAX_BLANK_NAME = 30;

/** A placeholder in a text, its name in braces, which is filled in when the post is sent. */
export const blankSchema = z
  .object({
    name: z.string(),
    /** `choice`: one of `choices`; `time`: a time of day; `short`: a few words. */
    kind: z.enum(['choice', 'time', 'short']),
    /** Empty unless it is a choice. */
    choices: z.array(z.string()).readonly(),
  })
  .readonly();

export type Blank = z.output<typeof blankSchema>;

/** A name in braces, of a blank or not. */
const inBraces = /\{([^{}]*)\}/gu;

/** Returns a blank's mark in a text. */
export function markOf({ name }: Pick<Blank, 'name'>): string {
  return `{${name}}`;
}

/** Returns the key of a blank's name: names with the same key count as equal. */
export function blankKey(name: string): string {
  return folded(name).trim();
}

/** Lists the names of blanks in a text, as typed, in order. */
export function blankNamesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(inBraces), ([, name = '']) => name);
}

/** Lists the names of all blanks in a content, each once. */
export function markedIn({ text, ownTexts, contentWarning }: TemplateContent): readonly string[] {
  return [...new Set([text, ...Object.values(ownTexts), contentWarning ?? ''].flatMap(blankNamesIn))];
}

/** Replaces each blank in a text, all in one pass: braces in values are not replaced again. */
export function withBlanks(text: string, valueOf: (name: string) => string): string {
  return text.replaceAll(inBraces, (_, name: string) => valueOf(name));
}
