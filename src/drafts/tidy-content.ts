import { type Content, contentOfFields } from './content.ts';

/** Puts a content into the one way in which it is kept, so that what is the same is equal and has one fingerprint. */
export function tidyContent(content: Content, deskAccountIds: readonly string[]): Content {
  return contentOfFields((field) => field.tidied(content, deskAccountIds));
}
