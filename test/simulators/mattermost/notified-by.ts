import { attachmentsOf } from './post-json.ts';
import type { Channel, Props, Server } from './state.ts';
import { wordsRead } from './words-read.ts';

/**
 * Lists the people whom a post notifies, as the server's parser finds them: in the message, and in the `pretext` and
 * `text` of attachments.
 */
export function notifiedBy(
  server: Server,
  channel: Channel,
  post: { readonly userId: string; readonly message: string; readonly props: Props },
): readonly string[] {
  const members = new Set(channel.members.keys());
  members.delete(post.userId);
  if (channel.type === 'D') return [...members];
  const fields = attachmentsOf(post.props).flatMap(({ pretext, text }) => [pretext, text]);
  const called = new Set<string>();
  const namesAs = named(server, members);
  const call = (word: string): boolean => {
    const ids = namesAs.get(word.toLowerCase());
    for (const id of ids ?? []) if (members.has(id)) called.add(id);
    return ids !== undefined;
  };
  for (const field of [post.message, ...fields])
    for (const word of wordsRead(typeof field === 'string' ? field : '')) callLongest(word, call);
  return [...called];
}

/** Maps each mention, as it is typed, to the people that it calls. */
function named(server: Server, members: ReadonlySet<string>): ReadonlyMap<string, Iterable<string>> {
  const groups = server.hasLicence ? server.groups : [];
  return new Map<string, Iterable<string>>([
    ...[...server.users.values()].map(({ username, id }) => [`@${username}`, [id]] as const),
    ...groups.map((group) => [`@${group.name}`, group.members] as const),
    ...['@all', '@channel', '@here'].map((all) => [all, members] as const),
  ]);
}

/** Tries the word, then the word without each closing mark. For a word that is no mention, tries its parts. */
function callLongest(word: string, call: (word: string) => boolean): void {
  // Mentions begin with @ only, and a line of ten thousand dashes is a word as well.
  if (!word.startsWith('@')) {
    for (const part of word.split(/[.\-:]/)) if (part.startsWith('@')) call(part);
    return;
  }
  let rest = word;
  while (rest !== '') {
    if (call(rest)) return;
    if (!/[.\-:_]$/.test(rest)) break;
    rest = rest.slice(0, -1);
  }
}
