import type { Draft } from './draft.ts';

/**
 * Lists everybody whose words the draft's current revision is, its author first: none of them may approve it, nor may
 * anybody in their place. Everything that asks who the authors are asks here.
 */
export function authorsOf({ author, current }: Pick<Draft, 'author' | 'current'>): readonly string[] {
  const authors = [
    // guard: the author is an author
    author,
    // guard: who worded it is an author
    current.editedBy,
  ];
  return [...new Set(authors)];
}
