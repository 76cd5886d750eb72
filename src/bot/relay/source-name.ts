import type { Messages } from '#messages/words/messages.ts';
import type { ReadFailure } from '#relay/fetch-feed.ts';
import type { Source } from '#relay/source.ts';

/** Names a source by its label and the host of its address. */
export function sourceName({ relay }: Messages, { label, url }: Pick<Source, 'label' | 'url'>): string {
  return relay.name({ label, host: URL.parse(url)?.host ?? url });
}

/** Says why a source could not be read. */
export function failureText({ relay: { failure: words } }: Messages, failure: ReadFailure): string {
  switch (failure.why) {
    case 'otherHost':
      return words.otherHost(failure.host);
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
      return words[failure.why];
  }
}
