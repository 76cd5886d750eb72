import { marked } from 'marked';

import type { DrawnDialog, DrawnField } from './drawn-dialog.ts';
import type { DrawnButton, DrawnPost } from './drawn-post.ts';

// Draws what a person sees as an HTML page, styled like screenshots of the web client.

const style = `
  body { margin: 0; padding: 16px; font: 14px/20px 'Open Sans', 'Noto Sans', 'DejaVu Sans', sans-serif; color: #3f4350; }
  article { display: grid; grid-template-columns: 40px 1fr; padding: 8px 0; }
  article > .body { min-width: 0; overflow-wrap: anywhere; }
  .avatar { width: 32px; height: 32px; border-radius: 50%; background: #1e325c; }
  .author { font-weight: 600; } .tag { font-size: 10px; background: #ebedf0; border-radius: 4px; padding: 1px 4px; }
  .aside { color: #6f7380; font-size: 12px; font-style: italic; }
  .body p { margin: 4px 0; } .body h4 { font-size: 16px; margin: 8px 0 4px; } ul { padding-left: 22px; margin: 4px 0; }
  blockquote { margin: 6px 0; padding: 0 10px; border-left: 3px solid #c9ccd3; color: #6f7380; }
  table { border-collapse: collapse; } td, th { border: 1px solid #d9dbe0; padding: 4px 8px; }
  a { color: #1c58d9; }
  .attachment { border: 1px solid #d9dbe0; border-left: 4px solid #1c58d9; border-radius: 4px; padding: 12px; margin: 6px 0; }
  .attachment-actions { display: flex; flex-wrap: wrap; gap: 8px; }
  .attachment-actions button { border: 0; border-radius: 4px; padding: 7px 10px; font: 600 12px/18px inherit; background: #ebedf0; color: #3f4350; }
  .attachment-actions button.primary { background: #e8eefb; color: #1c58d9; } .attachment-actions button.danger { background: #fbe9ea; color: #d24b4e; }
  .file { display: inline-block; border: 1px solid #d9dbe0; border-radius: 4px; padding: 8px 12px; margin: 4px 8px 4px 0; }
  /* single_image_view.tsx: as wide as there is room, at most 350 high; several stand there as cards of 64. */
  .file.picture { display: block; aspect-ratio: 3 / 2; max-height: 350px; background: #dfe5e1; }
  .file:not(.picture) { min-height: 46px; }
  .reaction { display: inline-block; background: #ebedf0; border-radius: 4px; padding: 2px 6px; margin: 4px 4px 0 0; }
  form { max-width: 560px; margin: 0 auto; border: 1px solid #d9dbe0; border-radius: 8px; padding: 20px; }
  form h1 { font-size: 20px; margin: 0 0 12px; } .field { margin: 14px 0; } .field > label { font-weight: 600; }
  .light { color: #6f7380; font-weight: 400; } .star { color: #d24b4e; }
  .box { border: 1px solid #c9ccd3; border-radius: 4px; min-height: 20px; padding: 6px 10px; margin-top: 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
  .chip { background: #ebedf0; border-radius: 10px; padding: 0 8px; margin-right: 6px; } .menu::after { content: '▾'; float: right; }
  .menu.closed { width: 180px; padding: 5px 10px; margin: 0; color: #6f7380; }
  .area { min-height: 70px; } .help p { margin: 4px 0; font-size: 12px; color: #6f7380; overflow-wrap: anywhere; }
  form > footer button { border: 0; border-radius: 4px; padding: 10px 18px; background: #1c58d9; color: #fff; font-weight: 600; }
`;

const emoji: Readonly<Record<string, string>> = { white_check_mark: '✅', x: '❌', eyes: '👀' };

/** Draws posts in a channel or thread; `nameOf` returns their authors. */
export function postsAsHtml(
  posts: readonly Omit<DrawnPost, 'id' | 'author' | 'isAlone'>[],
  nameOf: (at: number) => { readonly name: string; readonly isBot: boolean },
): string {
  const articles = posts.map((post, at) => {
    const { name, isBot } = nameOf(at);
    const sections = post.sections.map(
      ({ text, buttons }) =>
        `<div class="attachment">${markdown(text)}<div class="attachment-actions">${actionsAsHtml(buttons)}</div></div>`,
    );
    const isAlone = post.files.length === 1;
    const files = post.files.map(({ name, mimeType }) => {
      const look = isAlone && mimeType.startsWith('image/') ? 'file picture' : 'file';
      return `<span class="${look}">${escaped(name)}</span>`;
    });
    const counts = Map.groupBy(post.reactions, (one) => one.name);
    const reactions = [...counts].map(
      ([sign, given]) => `<span class="reaction">${escaped(emoji[sign] ?? `:${sign}:`)} ${given.length}</span>`,
    );
    const who = `<span class="author">${escaped(name)}</span>${isBot ? ' <span class="tag">BOT</span>' : ''}`;
    const edited = post.isEdited ? '<span class="aside">Edited</span>' : '';
    const below = [...sections, ...files, ...reactions].join('');
    return `<article><div class="avatar"></div><div class="body">${who}${markdown(post.message)}${edited}${below}</div></article>`;
  });
  return pageOf(articles.join(''));
}

/** Draws buttons; a closed menu is a box with its name, as wide as in the client. */
function actionsAsHtml(buttons: readonly DrawnButton[]): string {
  const menus = new Set(buttons.flatMap(({ menu }) => menu ?? []));
  return [
    ...buttons
      .filter(({ menu }) => menu === null)
      .map((one) => `<button class="${escaped(one.style)}">${escaped(one.label)}</button>`),
    ...[...menus].map((name) => `<span class="box menu closed">${escaped(name)}</span>`),
  ].join('');
}

/** Draws a newly opened dialog. */
export function dialogAsHtml({ title, introduction, fields, submitLabel }: DrawnDialog): string {
  const submit = `<footer><button type="button">${escaped(submitLabel)}</button></footer>`;
  const all = fields.map(fieldAsHtml).join('');
  return pageOf(`<form><h1>${escaped(title)}</h1>${markdown(introduction)}${all}${submit}</form>`);
}

function fieldAsHtml(field: DrawnField): string {
  const after = field.isRequired ? '<span class="star">*</span>' : '<span class="light">(optional)</span>';
  return `<div class="field"><label>${escaped(field.label)} ${after}</label>${control(field)}<div class="help">${markdown(field.help)}</div></div>`;
}

function control({ control: kind, start, options, placeholder }: DrawnField): string {
  if (typeof start === 'boolean')
    return `<div><input type="checkbox"${start ? ' checked' : ''}> ${escaped(placeholder)}</div>`;
  if (typeof start === 'string') return `<div class="box ${kind}">${escaped(start)}</div>`;
  if (kind === 'buttons')
    return options
      .map(
        ({ text, value }) =>
          `<div><input type="radio"${start.includes(value) ? ' checked' : ''}> ${escaped(text)}</div>`,
      )
      .join('');
  const chosen = options.filter(({ value }) => start.includes(value));
  const shown = chosen.map(({ text }) =>
    kind === 'choices' ? `<span class="chip">${escaped(text)} ×</span>` : escaped(text),
  );
  return `<div class="box menu">${shown.join('')}</div>`;
}

function pageOf(body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mattermost</title><style>${style}</style><body>${body}</body></html>`;
}

function markdown(text: string): string {
  return marked.parse(text, { gfm: true, breaks: true, async: false });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
