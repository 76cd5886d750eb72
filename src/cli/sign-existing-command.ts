import { command } from '#messages/command.ts';
import type { Keyring } from '#storage/keyring.ts';
import type { SignedKind } from '#storage/signing/existing.ts';
import { findExisting, type FoundExisting, signExisting } from '#storage/signing/sign-existing.ts';
import type { Store } from '#storage/store.ts';

import { administrator } from './administrator.ts';
import { type CommandResult, done, refused } from './command-result.ts';
import { forTerminal } from './for-terminal.ts';

export interface SignExistingDeps {
  readonly store: Store;
  readonly keyring: Keyring;
  /** Shows what would be signed. */
  readonly show: (text: string) => void;
  /** Asks whether to sign it; null: there is nobody to ask. */
  readonly confirm: ((question: string) => Promise<boolean>) | null;
}

const most = 200;

/**
 * Signs, once, the rows from before rows were signed: shows them, asks the administrator, signs, and records who
 * vouched. `isSure`: they have said yes already.
 */
export async function signExistingCommand(deps: SignExistingDeps, isSure: boolean): Promise<CommandResult> {
  const { store, keyring, show, confirm } = deps;
  const existing = await findExisting(store, keyring);
  if (existing.kind !== 'due') return nothingToSign(existing);
  const { found } = existing;
  show(listOf(found));
  if (!isSure) {
    if (confirm === null) {
      const text = `Nothing was signed. Once all of that is right, run "${command('sign-existing', ['--yes'])}".`;
      return refused('not_confirmed', text);
    }
    if (!(await confirm('Is all of that right? It is signed once, and the journal keeps that you did.'))) {
      return refused('not_confirmed', 'Nothing was signed.');
    }
  }
  const outcome = await signExisting(store, keyring, { shown: found, by: administrator() });
  switch (outcome.kind) {
    case 'nothing':
    case 'already':
      return nothingToSign(outcome);
    case 'changed': {
      const text = 'Something of that has changed meanwhile, and nothing was signed. Run it again, and read it again.';
      return refused('changed', text);
    }
    case 'signed':
      return done(
        [
          'Signed. The accounts take posts again; reactions on the cards count, and are read within a minute.',
          'What was held meanwhile stays held: people let it go in its thread with "Try again".',
        ].join('\n'),
        outcome.signed,
      );
  }
}

function nothingToSign(
  outcome: { readonly kind: 'nothing' } | { readonly kind: 'already'; readonly at: Date },
): CommandResult {
  if (outcome.kind === 'nothing') {
    return done('There is nothing to sign: this database never held a row that Tambour had not signed.', { signed: 0 });
  }
  const text = `That was done on ${outcome.at.toISOString()}, and is done once. What is not signed now was not written by Tambour; "${command('doctor')}" names it.`;
  return refused('already_signed', text);
}

const headings: Readonly<Record<SignedKind['name'], string>> = {
  accounts: 'Accounts, each with the server that its token goes to. Compare them with what your team publishes with:',
  cards: 'Cards on which people decide. A reaction on the message counts for that version:',
  events: 'What is said to have happened in the chat and still waits to be handled:',
  journal: 'The journal, as it stands; from then on each entry is signed as it is written:',
};

function listOf(found: FoundExisting): string {
  const kinds = Object.keys(headings) as readonly SignedKind['name'][]; // The keys of a constant.
  return kinds
    .map((name) => {
      const { lines, others } = found[name];
      const rest = Math.max(0, lines.length - most) + others;
      const shown = lines.slice(0, most).map((line) => `  ${forTerminal(line).replaceAll('\n', ' ')}`);
      return [
        headings[name],
        ...(lines.length === 0 ? ['  none'] : shown),
        ...(rest === 0 ? [] : [`  and ${rest} more`]),
      ].join('\n');
    })
    .join('\n\n');
}
