import { join } from 'node:path';

import type { Rules } from '#drafts/renderings-of.ts';
import { messagesIn } from '#messages/messages.ts';
import { dossierFiles } from '#pages/dossier/dossier-files.ts';
import type { ReachPrices } from '#reach/cost-of.ts';
import { composeDossier } from '#reach/dossier/compose-dossier.ts';
import { lastTwelveMonths } from '#reach/dossier/dossier-months.ts';
import { writeNewFile } from '#storage/backup/write-new-file.ts';
import type { Store } from '#storage/store.ts';

import { type CommandResult, done, refused } from './command-result.ts';
import { deskFromOption } from './desk-from-option.ts';
import { wordsForFile } from './words-for-file.ts';

export interface DossierOptions {
  readonly desk: string;
  /** Existing days, such as "2026-10-25", in the desk's zone; both or none: the last twelve whole months. */
  readonly from?: string;
  readonly to?: string;
  /** A folder. */
  readonly out: string;
}

/** Writes the dossier of a desk into two new files of a folder: the page, in the desk's language, and its numbers. */
export async function writeDossierCommand(
  { store, rules, prices }: { readonly store: Store; readonly rules: Rules; readonly prices: ReachPrices },
  { desk: said, from, to, out }: DossierOptions,
): Promise<CommandResult> {
  if ((from === undefined) !== (to === undefined))
    return refused('from_without_to', 'Give both --from and --to, or neither: then it is the last twelve months.', 2);
  if (from !== undefined && to !== undefined && from > to)
    return refused('from_after_to', `--from ${from} is later than --to ${to}. Exchange them.`, 2);
  const found = await deskFromOption(store, said);
  if (found.kind === 'refused') return found.result;
  const { desk } = found;
  const asOf = store.clock.now();
  const days =
    from === undefined || to === undefined ? lastTwelveMonths(asOf, desk.timeZone) : { first: from, last: to };
  const dossier = await composeDossier(store, { desk, days, asOf, rules, prices });
  const { page, numbers } = await dossierFiles(messagesIn(desk.language), dossier, rules);
  const files = [
    { path: join(out, page.name), text: page.html },
    { path: join(out, numbers.name), text: numbers.csv },
  ];
  for (const { path, text } of files) {
    const outcome = await writeNewFile(path, once(text));
    if (outcome.kind === 'notWritten') return refused(outcome.refusal.kind, wordsForFile(outcome.refusal));
  }
  const paths = files.map(({ path }) => path);
  return done(`Wrote the dossier:\n${paths.join('\n')}`, { files: paths, ...days });
}

async function* once(text: string): AsyncGenerator<Uint8Array, void> {
  yield new TextEncoder().encode(text);
}
