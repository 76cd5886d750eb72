import { type Content, contentOfFields } from './content.ts';

/**
 * Applies a wording to the current content: takes each field that its form changed as a whole, and leaves all others,
 * so that it undoes nothing that its form did not touch. Texts are not merged. Pure.
 */
export function wordingOn(worded: Content, base: Content, current: Content): Content {
  return contentOfFields((field) => field.onto(worded, base, current));
}
