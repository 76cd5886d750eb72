import type { WhyHeld } from '#doctor/why-held.ts';
import { command } from './command.ts';

/** Why nothing is done on a Mattermost server that answers, and what to do. */
export function wordsForHeld(why: WhyHeld): string {
  switch (why.kind) {
    case 'tooOld':
      return `Mattermost is ${why.version}. Tambour works with ${why.oldest} and newer: an older one sends only one of several chosen accounts. Upgrade the server.`;
    case 'untold':
      return 'Mattermost does not say its version and its id at /api/v4/config/client, as every server does. Where a proxy stands between, let it pass that.';
    case 'elsewhere':
      return `Mattermost at ${why.address} says that it is the server met at ${why.formerly.join(', ')}. ${movedFrom(why.formerly)} If it is a copy, correct MATTERMOST_URL; ${another}`;
    case 'unknown':
      return why.former.length === 0
        ? `Mattermost at ${why.address} is another server than the one at ${why.known.join(', ')}, whose desks these are. Correct MATTERMOST_URL; ${another}`
        : `Mattermost at ${why.address} may be the server at ${why.former.join(', ')}, whose desks these are. ${movedFrom(why.former)} If it is another server, correct MATTERMOST_URL; ${another}`;
  }
}

const another = `to use it beside the other, without its desks, type "${command('chat another')}".`;

function movedFrom(addresses: readonly string[]): string {
  const commands = addresses.map((address) => `"${command('chat moved', [address])}"`).join(' or ');
  return `If it moved, type ${commands}: its desks go on.`;
}
