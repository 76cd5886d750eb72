import type { Messages } from '#messages/words/messages.ts';
import { isLabelOf } from '#relay/our-label.ts';
import type { ReadFailure } from '#relay/read-failure.ts';
import { accountName } from '#relay/source-address.ts';
import { readerOf } from '#relay/source-kinds.ts';
import type { Source } from '#relay/source.ts';

/** Names a source by its label and its host or account; by the account alone if the label says no more. */
export function sourceName({ relay }: Messages, source: Pick<Source, 'label' | 'kind' | 'url'>): string {
  const { label, url } = source;
  const account = accountName(source);
  if (account !== null && isLabelOf(label, account)) return account;
  return relay.name({ label, host: account ?? URL.parse(url)?.host ?? url });
}

/** Says why a source could not be read. */
export function failureText(
  { relay: { failure: words } }: Messages,
  { kind }: Pick<Source, 'kind'>,
  failure: ReadFailure,
): string {
  switch (failure.why) {
    case 'otherHost':
      return words.otherHost(failure.host);
    case 'noAccount':
      // On a network that is read by an account of ours, all names are on one server.
      return readerOf(kind) === null ? words.noAccount : words.noSuchName;
    case 'status':
      return words.status(failure.status);
    case 'address':
    case 'port':
    case 'inside':
    case 'notFound':
    case 'redirects':
    case 'insecure':
    case 'unreachable':
    case 'untrusted':
    case 'slow':
    case 'tooLarge':
    case 'compressed':
    case 'doctype':
    case 'notAFeed':
    case 'page':
    case 'notMastodon':
    case 'closed':
    case 'otherAccount':
    case 'readingOff':
    case 'keys':
    case 'private':
    case 'suspended':
      return words[failure.why];
  }
}
