import type { Context } from 'hono';

import type { FileRef } from '#practice/chat/chat-state.ts';
import { keepFile, maxFileBytes, say } from '#practice/chat/messages.ts';
import { typeCommand } from '#practice/chat/asks.ts';

import { filesIn, textOf } from './view-of-post.ts';
import { pathFrom, type View } from './view.ts';
import { wholePage } from './whole-page.ts';

/** Caption files are not shown, so they have no description. */
const captions = /\.(?:srt|vtt)$/i;

/** Says something in the channel or thread, or types a command. A text that cannot be sent stays in its field. */
export async function sayPost(context: Context, view: View, body: FormData): Promise<Response> {
  const text = textOf(body, 'text');
  const thread = textOf(body, 'into') || null;
  const kept = async (notice: string): Promise<Response> =>
    context.html(wholePage({ ...view, notice, unsent: { thread, text } }));

  const command = thread === null ? /^\s*\/tambour(?:\s([^]*))?$/.exec(text) : null;
  if (command !== null) return commandPost(context, view, (command[1] ?? '').trim(), kept);

  const files = filesIn(body, 'files');
  if (files.some((file) => file.size > maxFileBytes)) return kept(view.words.refusals.fileTooLarge);
  const described = files.filter(({ name }) => !captions.test(name));
  const alts = altsOf(textOf(body, 'alt').trim(), described.length);
  if (alts === null) return kept(view.words.refusals.alts);
  const refs: FileRef[] = [];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const ref = keepFile(view.chat, { name: file.name, bytes, alt: alts[described.indexOf(file)] ?? null });
    if (ref === 'tooLarge') return kept(view.words.refusals.fileTooLarge);
    refs.push(ref);
  }
  const said = say(view.chat, { user: view.me.id, channel: view.channel.id, thread, text, files: refs });
  return said.kind === 'said' ? context.redirect(pathFrom(view, {}), 303) : kept(view.words.refusals[said.why]);
}

/** Reads the files' descriptions, one per line; empty if none were written, null if their number does not match. */
function altsOf(text: string, files: number): readonly string[] | null {
  if (text === '') return [];
  const alts = files === 1 ? [text] : text.split('\n').filter((line) => line.trim() !== '');
  return alts.length === files ? alts.map((alt) => alt.trim()) : null;
}

async function commandPost(
  context: Context,
  view: View,
  text: string,
  kept: (notice: string) => Promise<Response>,
): Promise<Response> {
  const { chat, me, words } = view;
  const outcome = await typeCommand(chat, { user: me.id, channel: view.channel.id, text });
  if (outcome.kind === 'refused') return kept(words.refusals[outcome.why]);
  if (outcome.kind === 'noAnswer') return kept(words.noAnswer);
  const form = chat.state.forms.find((open) => open.trigger === outcome.trigger);
  return context.redirect(pathFrom(view, { form: form?.id ?? null }), 303);
}
