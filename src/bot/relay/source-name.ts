import type { Messages } from '#messages/words/messages.ts';
import type { ReadFailure } from '#relay/fetch-feed.ts';
import { accountName } from '#relay/source-address.ts';
import { readerOf } from '#relay/source-kinds.ts';
import type { Source } from '#relay/source.ts';

/** Names a source by its label and the host of its address, or its account. */
export function sourceName({ relay }: Messages, source: Pick<Source, 'label' | 'kind' | 'url'>): string {
  const { label, url } = source;
  return relay.name({ label, host: accountName(source) ?? URL.parse(url)?.host ?? url });
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
    case 'unreachable':
    case 'untrusted':
    case 'slow':
    case 'tooLarge':
    case 'doctype':
    case 'notAFeed':
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
