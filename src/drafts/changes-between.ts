import { type Change, type Content, contentFields } from './content.ts';

/** Returns what differs between two contents, in the order in which a card shows it; empty if they are equal. */
export function changesBetween(before: Content, after: Content): readonly Change[] {
  return Object.values(contentFields).flatMap((field) => field.changes(before, after));
}
