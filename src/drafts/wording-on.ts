import { type Content, contentOfFields } from './content.ts';

/**
 * Makes what taking a wording would make of the current content: each field that its form changed, whole, on the
 * current revision; nothing else, so that it takes back nothing that its form did not touch. Texts are not merged.
 * Pure.
 */
export function wordingOn(worded: Content, base: Content, current: Content): Content {
  return contentOfFields((field) => field.onto(worded, base, current));
}
