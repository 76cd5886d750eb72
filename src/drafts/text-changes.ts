import { changesBetween } from './changes-between.ts';
import type { Content } from './content.ts';

/** A text that differs between two contents; `before`: what would have gone out in its place. */
export interface TextChange {
  readonly where:
    | { readonly kind: 'text'; readonly accountId: string | null }
    | { readonly kind: 'warning' }
    /** `index` counts the later content's pictures from 0. */
    | { readonly kind: 'alt'; readonly index: number; readonly medium?: 'video' | 'sound' | undefined };
  readonly before: string;
  readonly after: string;
}

/** Returns the texts that differ between two contents, in the order of `changesBetween`. */
export function textChanges(before: Content, after: Content): readonly TextChange[] {
  return changesBetween(before, after).flatMap((change): readonly TextChange[] => {
    if (change.kind === 'text') {
      const { accountId } = change;
      return [{ where: change, before: textFor(before, accountId), after: textFor(after, accountId) }];
    }
    if (change.kind === 'warning') {
      const where = { kind: change.kind } as const;
      return [{ where, before: before.contentWarning ?? '', after: after.contentWarning ?? '' }];
    }
    if (change.kind !== 'alt') return [];
    const described = after.media[change.index];
    const same = before.media.filter(({ sha256 }) => sha256 === described?.sha256);
    // One picture may be there twice with different descriptions: the one that is gone was replaced.
    const replaced = same.find(({ alt }) => !after.media.some((one) => one.alt === alt)) ?? same[0];
    return [{ where: change, before: replaced?.alt ?? '', after: described?.alt ?? '' }];
  });
}

/** Returns an account's text; one without a text of its own gets the shared one. */
function textFor(content: Content, accountId: string | null): string {
  return accountId === null ? content.text : (content.ownTexts[accountId] ?? content.text);
}
