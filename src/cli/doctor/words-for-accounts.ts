import type { NetworkFact } from '#doctor/finding.ts';

import { wordsForCheck, wordsForLacks } from '#cli/words-for-check.ts';
import { command } from '#cli/command.ts';

export function wordsForAccounts(fact: NetworkFact): string {
  switch (fact.code) {
    case 'nothingFrozen':
      return 'Nothing is frozen.';
    case 'frozen': {
      const what = fact.desk === null ? 'Everything' : `The desk "${fact.desk}"`;
      const because = fact.because === null ? '' : ` (${fact.because})`;
      const end =
        fact.desk === null
          ? `with "${command('thaw', ['--all'])}"`
          : `with "${command('thaw', [fact.desk])}", or in its channel with /tambour thaw`;
      return `${what} is frozen, by ${fact.by} since ${fact.at.toISOString()}${because}: nothing goes out. End it ${end}; nothing goes out by that.`;
    }
    case 'accountsWatched':
      return `${fact.count === 1 ? 'One account is' : `${fact.count} accounts are`} watched for posts that Tambour did not make.`;
    case 'accountNotWatched':
      return `${fact.handle} could not be looked through for posts that Tambour did not make since ${fact.since.toISOString()}. If Tambour runs, see what the account's own line says; posts made meanwhile are told once it can be read again.`;
    case 'xNotWatched':
      return `${fact.handle} is not watched for posts that Tambour did not make: that needs X_READING=on, which X bills.`;
    case 'noAccount':
      return `No account on a real network yet: "${command('account add', ['--help'])}" says how to add one.`;
    case 'accountFine': {
      const lacks = wordsForLacks(fact.lacks);
      return [`${fact.handle} can publish (${fact.software}).`, ...lacks].join('\n');
    }
    case 'accountAsleep':
      return fact.until === null
        ? `${fact.handle} is asleep until woken, and takes no posts.`
        : `${fact.handle} is asleep until ${fact.until.toISOString()}, and takes no posts.`;
    case 'accountPaused':
      return `${fact.handle} is paused (${fact.why.replaceAll('_', ' ')}): its posts are held. Fix what the next line says, then "${command('account wake', [fact.handle])}".`;
    case 'accountRefused':
      return `${fact.handle}: ${wordsForCheck(fact.outcome, fact.network)}`;
    case 'accountOther':
      return `The token of ${fact.handle} now belongs to ${fact.found}. Add the account again with its own token.`;
    case 'tokenUnreadable':
      return fact.why === 'otherKey'
        ? `The token of ${fact.handle} was sealed under another master key. Bring that key back, or add the account again.`
        : `The token of ${fact.handle} cannot be opened: its row was changed (${fact.why}). Add the account again.`;
    case 'xOff':
      return 'Publishing to X is off: nothing is sent there and nothing is read there.';
    case 'xOn':
      return `Publishing to X is on${fact.reading ? ', reading too' : '; reading is off, so people settle what X may have lost'}. X's terms put use by or for a public body on the Enterprise plan; whether writing your own posts is covered is for your lawyer. Prices are those of ${fact.pricesAsOf}.`;
    case 'xWithoutAccount':
      return `Publishing to X is on, and there is no account there. Add one with "${command('account add', ['x'])}", or unset X_PUBLISHING.`;
    case 'xAccountWhileOff':
      return `${fact.handle} is on X, and publishing to X is off: its posts are held. It was not asked anything.`;
    case 'xPricesOld':
      return `The prices of X are ${fact.days} days old (${fact.asOf}). Compare them with X's list, and set X_PRICES.`;
  }
}
