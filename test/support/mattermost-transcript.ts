import { lexer, type Token, type Tokens } from 'marked';

import type { DrawnPost } from './mattermost-client/drawn-post.ts';
import type { MattermostPeople } from './mattermost-people.ts';
import { mattermostFormText } from './mattermost-form-text.ts';
import { decoded } from './mattermost-text.ts';
import { buttonsAsText } from './slack-client/as-text.ts';
import type { Look } from './transcript.ts';

/** Shows Mattermost as people see it. */
export function mattermostLook(mattermost: MattermostPeople): Look {
  const { channel } = mattermost;
  return {
    seen: async (user) => {
      const posts = await mattermost.seen(user);
      const threads = posts
        .filter(({ id, rootId }) => id !== null && rootId === null)
        .flatMap((root) => [root, ...posts.filter(({ id, rootId }) => id !== null && rootId === root.id)]);
      return [...threads, ...posts.filter(({ id }) => id === null)].map((post) => ({
        id: post.id,
        // In a channel of two, nobody else sees the message.
        isAlone: post.id === null || post.channel !== channel,
        isReply: post.rootId !== null,
        author: post.author ?? '',
        body: mattermostBody(post),
      }));
    },
    form: (user) => {
      const open = mattermost.dialogOf(user);
      return open === null
        ? null
        : { id: String(open.dialog.state), text: mattermostFormText(open.dialog, mattermost.client) };
    },
    named: (text, names) =>
      text.replaceAll(/\b[a-z0-9]{26}\b/g, (id) => (id === mattermost.bot.id ? 'Tambour' : (names.get(id) ?? id))),
  };
}

/** Formats a post as a person sees it; the client puts files below buttons. */
export function mattermostBody({
  message,
  sections,
  files,
  reactions,
}: Pick<DrawnPost, 'message' | 'sections' | 'reactions'> & {
  readonly files: readonly { readonly name: string }[];
}): string {
  const below = sections.flatMap(({ text, buttons }) => [
    text === '' ? '' : shownMarkdown(text),
    buttonsAsText(buttons),
  ]);
  const pictures = files.map(({ name }) => `[file: ${name}]`);
  const given = reactions.map(({ name, user }) => `:${name}: ${user}`).join('  ');
  return [shownMarkdown(message), ...below, ...pictures, given].filter((one) => one !== '').join('\n');
}

/** Formats Markdown as a reader sees it, parsed by an independent library; each paragraph on its own line. */
function shownMarkdown(markdown: string): string {
  const tokens = lexer(markdown, { gfm: true, breaks: true }).filter(({ type }) => type !== 'space');
  return tokens.map(shown).join('\n').replaceAll('\u2060', '');
}

function shown(token: Token): string {
  const inside = 'tokens' in token && token.tokens !== undefined ? token.tokens : null;
  switch (token.type) {
    case 'br':
      return '\n';
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      const lines = [header, ...rows].map((row) => row.map(({ tokens }) => tokens.map(shown).join('')).join(' | '));
      return lines.map((line) => `| ${line} |`).join('\n');
    }
    case 'list':
      return (token as Tokens.List).items.map((item) => `• ${item.tokens.map(shown).join('\n')}`).join('\n');
    case 'blockquote':
      return (inside ?? []).map(shown).join('\n').replaceAll(/^/gm, '│ ');
    case 'link': {
      const { href, text } = token as Tokens.Link;
      return decoded(text) === href ? href : `${(inside ?? []).map(shown).join('')} <${href}>`;
    }
    default: {
      const text = 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
      return inside === null ? decoded(text) : inside.map(shown).join('');
    }
  }
}
