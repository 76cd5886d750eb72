import { html } from 'hono/html';

import { messageById } from '#practice/chat/messages.ts';
import type { Message, Whisper } from '#practice/chat/chat-state.ts';

import { hereFields } from './here-fields.ts';
import { nothing, type Html } from './html.ts';
import { messageView, whisperView } from './message-view.ts';
import { newestToPress } from './newest-to-press.ts';
import { pathFrom, type View } from './view.ts';

const shownMessages = 200;

/** Renders the channel: its messages, oldest first, and the composer. */
export function channelView(view: View): Html {
  const { words } = view;
  const entries = entriesOf(view, null);
  return html`<section id="channel" class="pane" aria-labelledby="channel-title">
    <header>
      <h2 id="channel-title">#${view.channel.name}</h2>
      <nav aria-label="${words.channels}">
        ${view.chat.state.channels
          .filter((channel) => channel.members.includes(view.me.id) && channel.id !== view.channel.id)
          .map(
            (channel) => html`<a href="${pathFrom(view, { channel: channel.id, thread: null })}">#${channel.name}</a>`,
          )}
      </nav>
    </header>
    <ol class="messages" data-swap="channel" tabindex="0" aria-labelledby="channel-title">
      ${entries.length === 0 ? html`<li class="empty">${words.emptyChannel}</li>` : entries.map(entryView(view, false))}
    </ol>
    ${composer(view, null)} ${commandsView(view)}
  </section>`;
}

/** Renders the open thread below its first message, or an explanation of threads. */
export function threadView(view: View): Html {
  const { words } = view;
  const root = view.thread === null ? null : messageById(view.chat.state, view.thread);
  if (root === null) {
    return html`<section id="thread" class="pane idle" aria-labelledby="thread-title">
      <header><h2 id="thread-title">${words.thread}</h2></header>
      <p class="empty">${words.chooseThread}</p>
    </section>`;
  }
  return html`<section id="thread" class="pane" aria-labelledby="thread-title">
    <header>
      <h2 id="thread-title" tabindex="-1">${words.thread}</h2>
      ${newestToPress(view) !== null ? html`<a class="skip" href="#to-press">${words.skipToButtons}</a>` : nothing}
      <a class="back" href="${pathFrom(view, { thread: null })}">${words.backToChannel}</a>
    </header>
    <ol class="messages" data-swap="thread" tabindex="0" aria-labelledby="thread-title">
      ${messageView(view, root, true)} ${entriesOf(view, root.ref.message).map(entryView(view, true))}
    </ol>
    ${composer(view, root.ref.message)}
  </section>`;
}

type Entry =
  | { readonly kind: 'message'; readonly at: string; readonly message: Message }
  | { readonly kind: 'whisper'; readonly at: string; readonly whisper: Whisper };

function entriesOf(view: View, thread: string | null): readonly Entry[] {
  const { messages, whispers } = view.chat.state;
  const said = messages
    .filter(({ ref }) => ref.channel === view.channel.id && ref.thread === thread)
    .map((message): Entry => ({ kind: 'message', at: message.postedAt, message }));
  const whispered = whispers
    .filter((one) => !one.isOver && one.to === view.me.id && one.channel === view.channel.id && one.thread === thread)
    .map((whisper): Entry => ({ kind: 'whisper', at: whisper.saidAt, whisper }));
  return [...said, ...whispered].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).slice(-shownMessages);
}

function entryView(view: View, inThread: boolean): (entry: Entry) => Html {
  return (entry) =>
    entry.kind === 'message' ? messageView(view, entry.message, inThread) : whisperView(view, entry.whisper);
}

function composer(view: View, thread: string | null): Html {
  const { words, unsent } = view;
  const name = thread === null ? 'say-channel' : 'say-thread';
  const label = thread === null ? words.write(view.channel.name) : words.reply;
  return html`<form
    method="post"
    action="/as/${view.me.id}/say"
    enctype="multipart/form-data"
    class="composer"
    id="${name}"
  >
    ${hereFields(view)} <input type="hidden" name="into" value="${thread ?? ''}" />
    <label for="${name}-text">${label}</label>
    <div class="row">
      <textarea id="${name}-text" name="text" rows="1" aria-describedby="${name}-hint">
${unsent !== null && unsent.thread === thread ? unsent.text : ''}</textarea>
      <button class="primary">${words.send}</button>
    </div>
    <div class="below">
      <p class="hint" id="${name}-hint">${words.enterHint}</p>
      ${thread === null ? tableField(view, name) : filesField(view, name)}
    </div>
  </form>`;
}

/** Offers the first commands as buttons, in a separate form, so that a text in the composer stays. */
function commandsView(view: View): Html {
  return html`<form
    method="post"
    action="/as/${view.me.id}/say"
    enctype="multipart/form-data"
    class="commands"
    aria-label="${view.words.commandsLabel}"
  >
    ${hereFields(view)} <input type="hidden" name="into" value="" />
    ${view.words.commands.map(
      (command, at) =>
        html`<button class="small" id="command-${at + 1}" name="text" value="${command}">
          <code>${command}</code>
        </button>`,
    )}
  </form>`;
}

function filesField(view: View, name: string): Html {
  const { words } = view;
  return html`<details>
    <summary>${words.pictures}</summary>
    <label for="${name}-files">${words.pictures}</label>
    <input type="file" id="${name}-files" name="files" multiple accept="image/*,video/*,audio/*,.srt,.vtt" />
    <label for="${name}-alt">${words.pictureAlt}</label>
    <p class="hint" id="${name}-alt-hint">${words.pictureAltHint}</p>
    <textarea id="${name}-alt" name="alt" rows="2" aria-describedby="${name}-alt-hint"></textarea>
  </details>`;
}

/** Offers to drop a table in the channel, as in a real chat. */
function tableField({ words }: View, name: string): Html {
  return html`<details>
    <summary>${words.table}</summary>
    <label for="${name}-files">${words.tableFile}</label>
    <input type="file" id="${name}-files" name="files" accept=".csv,.tsv,.xlsx,.ods" />
  </details>`;
}
