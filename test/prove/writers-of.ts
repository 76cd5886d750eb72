import type { KnownContent, Standing } from './replay.ts';

/** Lists everybody whose words are in a revision, by comparing it word by word with all revisions before it. */
export function writersOf(standing: Standing, revision: number): ReadonlySet<string> {
  const writers = new Set([standing.author]);
  for (const word of wordsIn(standing.contents.get(revision))) addWriters(standing, revision, word, writers);
  return writers;
}

interface Word {
  readonly name: string;
  readonly value: string;
  readonly isText: boolean;
}

function wordsIn(content: KnownContent | undefined): readonly Word[] {
  if (content === undefined) return [];
  const { text, ownTexts, contentWarning, accountIds, window, media } = content;
  return [
    words('text', text),
    words('warning', contentWarning ?? ''),
    choice('time', window?.publishAt ?? null),
    choice('accounts', accountIds.toSorted()),
    choice(
      'pictures',
      media.map(({ sha256 }) => sha256),
    ),
    ...accountIds.map((id) => choice(`account ${id}`, true)),
    ...Object.entries(ownTexts).map(([id, own]) => words(`text ${id}`, own)),
    ...media.flatMap(({ sha256, alt }) => [choice(`picture ${sha256}`, true), words(`alt ${sha256}`, alt)]),
  ];
}

function choice(name: string, value: unknown): Word {
  return { name, value: JSON.stringify(value), isText: false };
}

function words(name: string, value: string): Word {
  return { name, value, isText: true };
}

/** Adds the writers of a word: where it was written, whose words it replaced, and where it was said first. */
function addWriters(standing: Standing, revision: number, word: Word, writers: Set<string>): void {
  const { author, editors, contents, proposals, late } = standing;
  let at = revision;
  const valueAt = (number: number): Word | undefined =>
    wordsIn(contents.get(number)).find(({ name }) => name === word.name);
  while (at > 1 && (late.has(at) || valueAt(at - 1)?.value === word.value)) at -= 1;
  const editor = editors.get(at) ?? author;
  writers.add(editor);
  const own = wordsIn(contents.get(at - 1)).find(({ name }) => name === (word.name.startsWith('text ') ? 'text' : ''));
  const before = valueAt(at - 1) ?? own;
  if (editor !== author && word.isText && word.value !== '' && before !== undefined && before.value !== '') {
    addWriters(standing, at - 1, before, writers);
  }
  if (proposals.has(at)) return;
  for (let earlier = at - 1; earlier >= 1; earlier -= 1) {
    const same = wordsIn(contents.get(earlier)).find(
      ({ name, value, isText }) =>
        value === word.value && (name === word.name || (isText && word.isText && value !== '')),
    );
    if (same !== undefined) return addWriters(standing, earlier, same, writers);
  }
}
