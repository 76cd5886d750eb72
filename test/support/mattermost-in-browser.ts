import marked from 'marked-of-mattermost';

import { decoded } from './mattermost-text.ts';

/** A message as a client draws it, and the text that is copied from it. */
export interface Drawn {
  readonly text: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
  /** Anything that is neither text nor a link: markup, emoji, mentions. */
  readonly kinds: ReadonlySet<string>;
}

// Mattermost's own inline rules, from lib/marked.js of https://github.com/mattermost/marked, replace those of the
// release that it was forked from. Block rules are the same.
const { gfm } = marked.InlineLexer.rules;
const closes = String.raw`(?<![?!.,:*_~'"])`;
const inUrl = [
  String.raw`\[[\da-f:]+\]`,
  String.raw`[^\s${'`'}!()[\]{;:'",<>?«»“”‘’\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF5E\u3001\u3002\u300C-\u3011]`,
  String.raw`[${'`'}![\]{;:'",<>?«»“”‘’](?=[^\s()<>])`,
  String.raw`\((?:[^\s()<>]|\([^\s()<>]+\))*\)`,
].join('|');
const begins = String.raw`(?:https?|ftp|mailto|tel|mattermost):(?:\/{1,3}|[\p{L}\d%])|www\d{0,3}\.|[\p{L}\d.-]+\.\p{L}{2,4}\/`;
Object.assign(gfm, {
  escape: /^\\([`*{}[\]()#+\-.!_>|~]|\\(?!\w))/,
  autolink: /^<((?:[^ >]+(@|:\/)|www\d{0,3}\.)[^ >]+)>/,
  url: new RegExp(`^((?:${begins})(?:${inUrl})+${closes})`, 'iu'),
  link: /^!?\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(((?:[^()]|\([^()]*\))*)\)/,
  em: /^_([^\s_](?:[\s\S]*?[^\s_])?)_(?![_\p{L}\p{N}])|^\*([^\s*"<](?:[\s\S]*?[^\s*])?)\*(?!\*)/u,
  strong: /^__([\s\S]+?)__(?!_)|^\*\*([\s\S]+?)\*\*(?!\*)/,
  code: /^(`+)\s*([^`]|[^`\s][\s\S]*?[^`]|\s+`[\s\S]*?[^`])\s*\1(?!`)/,
  text: /^(?:`+|[^`])(?:[\s\S]*?(?:(?=[\\<![`*~]|\B\$|\b_|\b[a-z][a-z0-9.+-]{1,31}:|\bwww\d{0,3}\.|$)|[^ ](?= {2,}\n))|(?= {2,}\n))/,
});

// webapp/channels/src/utils of https://github.com/mattermost/mattermost: text_formatting.tsx, emoticons.tsx
const found: readonly (readonly [string, RegExp])[] = [
  ['mention', /(?:\B|\b_+)@[a-z0-9.\-_]+/i],
  ['channel', /\B~[a-z0-9\-_]/i],
  ['emoji', /(?<!\w):[\w+-]+:(?!\w)/],
  ['emoji', /(?:^|\B)\\?(?::-?\)(?!\))|;-?\)(?!\))|:-?\](?!\])|:-?[[@/|$]|:-?\((?!\()|:[`'’]-?\(|:&#39;\()(?:$|\B)/],
  ['emoji', /(?:^|\B)\\?:(?:-?[odps]|-x)(?:$|\b)|(?:^|\b)\\?x-d(?:$|\b)|(?:^|\B)\\?(?:<|&lt;)\/?3(?:$|\b)/i],
  ['formula', /\$[^$\n]+\$(?!\w)/],
];
const email =
  /(?:^|(?<=[^\p{L}\d]))[\p{L}\p{Nd}!#$%&'*+\-/=?^_`{|}~](?:[\p{L}\p{Nd}!#$%&'*+\-/=?^_`{|}~]|\.(?![.@]))*@[\p{L}\d.-]+\.\p{L}{2,5}(?=$|[^\p{L}])/gu;
const markup = new Map([
  ['strong', 'strong'],
  ['em', 'em'],
  ['del', 'del'],
  ['code', 'code'],
  ['pre', 'block of code'],
  ['img', 'image'],
  ['ul', 'list'],
  ['ol', 'list'],
  ['hr', 'line'],
  ['blockquote', 'quote'],
  ['table', 'table'],
]);

const renderer = new marked.Renderer();
renderer.link = (href, _title, text) => `<a href="${href}">${text}</a>`;

/** Renders a message like the web client and the desktop app, in which a no-break space is a plain space. */
export function drawnInBrowser(markdown: string): Drawn {
  const html = marked(markdown.replaceAll('\u00a0', ' ').replaceAll('\u2424', '\n'), {
    renderer,
    sanitize: true,
    mangle: false,
    gfm: true,
    tables: true,
    breaks: false,
  });
  const links: { href: string; text: string }[] = [];
  const kinds = new Set<string>();
  let text = '';
  let link: { href: string; from: number } | null = null;
  let isCode = false;
  for (const piece of html.split(/(<[^>]*>)/)) {
    const [, close = '', name = '', href = ''] = /^<(\/?)([a-z]+\d?)(?:[^>]*?href="([^"]*)")?/.exec(piece) ?? [];
    if (name === '') {
      if (!isCode && link === null) {
        for (const [kind, pattern] of found) if (pattern.test(piece)) kinds.add(kind);
        for (const [mail] of piece.matchAll(email))
          links.push({ href: `mailto:${decoded(mail)}`, text: decoded(mail) });
      }
      text += decoded(piece);
      continue;
    }
    const kind = markup.get(name) ?? (/^h\d$/.test(name) ? 'heading' : null);
    if (kind !== null) kinds.add(kind);
    if (name === 'code') isCode = close === '';
    if (name === 'br') text += '\n';
    if (name === 'a' && close === '') link = { href: decoded(href), from: text.length };
    else if (name === 'a' && link !== null) {
      links.push({ href: link.href, text: text.slice(link.from) });
      link = null;
    }
  }
  return { text: text.trimEnd(), links, kinds };
}
