const namesOfX = /^(?:www\.|mobile\.)?(?:x|twitter)\.com$/iu;

const account =
  /https?:\/\/\S+|(?<![\p{L}\p{M}\p{N}_.@＠-])[@＠]([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)(?:[@＠]((?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]+(?::\d+)?))?/giu;
const sign = /https?:\/\/\S+|[@＠]+/giu;

/**
 * Returns a label in a form that names accounts with their network, but mentions nobody. "@name" alone would mean
 * whoever has that name on the server where the post is read. Pure.
 */
export function quietLabel(label: string): string {
  return label
    .replaceAll(account, (found, name: string | undefined, server: string | undefined) => {
      if (name === undefined) return found;
      if (server === undefined) return name;
      return namesOfX.test(server) ? `${name} (X)` : `${name}@${server} (Mastodon)`;
    })
    .replaceAll(sign, (found, at: number, all: string) => {
      if (found.startsWith('http')) return found;
      // Kept within "name@server", which mentions nobody, but not after "RT" or other letters: X reads a mention there.
      const before = all.slice(0, at);
      return /[a-z0-9_]$/iu.test(before) && !/(?:^|[^a-z0-9_+~.-])rt$/iu.test(before) ? '@' : ' ';
    });
}
