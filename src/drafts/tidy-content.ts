import { type Content, contentOfFields } from './content.ts';

/**
 * Returns a content's canonical form, as it is stored, so that equal contents compare equal and share a fingerprint.
 */
export function tidyContent(content: Content, deskAccountIds: readonly string[]): Content {
  return contentOfFields((field) => field.tidied(content, deskAccountIds));
}
