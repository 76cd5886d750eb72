import { attachmentsOf } from './post-json.ts';
import type { Channel, Props, Server } from './state.ts';
import { wordsRead } from './words-read.ts';

/**
 * Lists whom a post notifies: as the server's own parser finds them, in the message and in the attachments' `pretext`
 * and `text`.
 */
export function notifiedBy(
  server: Server,
  channel: Channel,
  post: { readonly userId: string; readonly message: string; readonly props: Props },
): readonly string[] {
  const members = [...channel.members.keys()].filter((id) => id !== post.userId);
  if (channel.type === 'D') return members;
  const byName = new Map([...server.users.values()].map((user) => [`@${user.username}`, user.id]));
  const fields = attachmentsOf(post.props).flatMap(({ pretext, text }) => [pretext, text]);
  const called = new Set<string>();
  const call = (word: string): boolean => {
    const name = word.toLowerCase();
    const isAll = name === '@all' || name === '@channel' || name === '@here';
    const group = server.hasLicence ? server.groups.find((one) => `@${one.name}` === name) : undefined;
    const ids = isAll ? members : (group?.members ?? [byName.get(name) ?? []].flat());
    for (const id of ids) if (members.includes(id)) called.add(id);
    return isAll || group !== undefined || byName.has(name);
  };
  for (const field of [post.message, ...fields])
    for (const word of wordsRead(typeof field === 'string' ? field : '')) callLongest(word, call);
  return [...called];
}

/** Tries the word, then the word without each closing mark, then its parts. */
function callLongest(word: string, call: (word: string) => boolean): void {
  let rest = word;
  while (rest !== '') {
    if (call(rest)) return;
    if (!/[.\-:_]$/.test(rest)) break;
    rest = rest.slice(0, -1);
  }
  if (!word.startsWith('@')) for (const part of word.split(/[.\-:]/)) call(part);
}
