import { z } from 'zod';

import type { Content } from './content.ts';
import { type Part, partsOf } from './parts-of.ts';

const wordersSchema = z.object({
  /** People who worded or chose it. */
  by: z.array(z.string()).readonly(),
  /**
   * People whose words stand in it too, but which the draft's author made their own on seeing the whole text: by taking
   * a proposal, or by rewording them.
   */
  released: z.array(z.string()).readonly(),
});

/** The people who worded each part of a revision, by the part's name. */
export const wordedBySchema = z.record(z.string(), wordersSchema).readonly();

export type WordedBy = z.infer<typeof wordedBySchema>;
type Worders = z.infer<typeof wordersSchema>;

/** A content, and who worded it. */
export interface Worded {
  readonly content: Content;
  readonly wordedBy: WordedBy;
}

interface Rewording {
  readonly content: Content;
  /** Empty if it is nobody's wording, such as a late post's new time, which is chosen with its approval. */
  readonly editors: readonly string[];
  /** The person whose proposal the author took as it was; null if nobody proposed it. */
  readonly proposedBy: string | null;
  /** The draft's author. */
  readonly author: string;
  /** The draft's earlier revisions, oldest first; the last one was reworded. */
  readonly earlier: readonly Worded[];
  /** Wordings that wait or waited beside the draft, each with the content that it was based on. */
  readonly beside: readonly { readonly content: Content; readonly base: Content; readonly by: string }[];
}

/**
 * Returns who worded each part of a new revision. Unchanged parts keep their authors. A changed part gets the editor as
 * an author, and keeps everybody whose words may remain in it; only the draft's author, who saw the whole of it, makes
 * others' words their own. Words that are brought back keep their earlier authors as well. Pure.
 */
export function rewordedBy({ content, editors, proposedBy, author, earlier, beside }: Rewording): WordedBy {
  const last = earlier.at(-1);
  const before = last === undefined ? new Map<string, Part>() : partsOf(last.content);
  const isAuthors = editors.every((editor) => editor === author);
  const entries = [...partsOf(content)].map(([name, part]): readonly [string, Worders] => {
    const was = before.has(name) ? name : part.beginsAs;
    const stood = was === undefined ? nobody : (last?.wordedBy[was] ?? nobody);
    const old = was === undefined ? undefined : before.get(was);
    if (editors.length === 0 || (was === name && old?.value === part.value)) return [name, stood];
    const mayStand = part.kind === 'words' && old !== undefined && old.value !== '' && part.value !== '';
    const kept = mayStand ? stood : nobody;
    const then = earlier.flatMap((one) => wordersOfSame(name, part, one));
    const offered = beside.filter((one) => offers(part, one)).map(({ by }) => by);
    // guard: words that stand keep their authors
    const standing = [...kept.by, ...offered];
    // guard: words brought back keep their authors
    const again = then.flatMap(({ by }) => by).filter((person) => person !== proposedBy);
    const by = once([...editors, ...(isAuthors ? [] : standing), ...again]);
    const released = [
      ...(proposedBy === null ? [] : [proposedBy]),
      ...(isAuthors ? standing : []),
      ...kept.released,
      ...then.flatMap((one) => one.released),
    ];
    return [name, { by, released: once(released).filter((person) => !by.includes(person)) }];
  });
  return Object.fromEntries(entries);
}

const nobody: Worders = { by: [], released: [] };

/** Lists who worded the same before: the same words in any part, or the same choice. */
function wordersOfSame(name: string, part: Part, { content, wordedBy }: Worded): readonly Worders[] {
  return namesOfSame(name, part, content).flatMap((same) => wordedBy[same] ?? []);
}

/** Tells whether a wording introduced these words, in any part. */
function offers({ kind, value }: Part, offered: Rewording['beside'][number]): boolean {
  if (kind !== 'words' || value === '') return false;
  const base = partsOf(offered.base);
  return [...partsOf(offered.content)].some(
    ([name, part]) => part.kind === 'words' && part.value === value && base.get(name)?.value !== value,
  );
}

function namesOfSame(name: string, { kind, value }: Part, content: Content): readonly string[] {
  return [...partsOf(content)].flatMap(([other, part]) => {
    if (part.kind !== kind || part.value !== value) return [];
    return other === name || (kind === 'words' && value !== '') ? [other] : [];
  });
}

function once(people: readonly string[]): readonly string[] {
  return [...new Set(people)];
}
