import { html } from 'hono/html';

import type { FileRef, Message, Whisper } from '#practice/chat/chat-state.ts';
import { emojis, personById } from '#practice/chat/messages.ts';
import { mediumView } from '#practice/networks/post-page.ts';
import { botId } from '#practice/chat/chat.ts';

import { cardView } from './card-view.ts';
import { hereFields } from './here-fields.ts';
import { nothing, type Html } from './html.ts';
import { emojiIcon, icon } from './icons.ts';
import { timeText } from './time-text.ts';
import { pathFrom, type View } from './view.ts';

/** Renders one message: in the channel, with the link to its thread, or in a thread. */
export function messageView(view: View, message: Message, inThread: boolean): Html {
  const id = `${inThread ? 't' : 'c'}-${message.ref.message}`;
  const author = personById(view.chat.state, message.author);
  const at = timeText(new Date(message.postedAt), view.me, view.chat.clock.now());
  return html`<li class="message" id="${id}">
    ${avatar(message.author, author?.name ?? message.author)}
    <article tabindex="-1" aria-label="${[subjectOf(view, message), author?.name ?? message.author, at].join(', ')}">
      <p class="by">
        <strong>${author?.name ?? message.author}</strong>
        ${author?.kind === 'bot' ? html`<span class="tag">${view.words.app}</span>` : nothing}
        ${author?.kind === 'guest' ? html`<span class="tag">${view.words.guest}</span>` : nothing}
        <time datetime="${message.postedAt}">${at}</time>
        ${message.editedAt === null ? nothing : html`<span class="quiet">(${view.words.edited})</span>`}
      </p>
      ${bodyView(view, message)} ${message.body.kind === 'deleted' ? nothing : footView(view, message, inThread)}
    </article>
  </li>`;
}

const subjectLength = 80;

/** Returns the subject of a message, by which a screen reader's list of messages distinguishes them. */
function subjectOf(view: View, { body }: Message): string {
  switch (body.kind) {
    case 'text':
      return body.text.slice(0, subjectLength);
    case 'deleted':
      return view.words.deleted;
    case 'card': {
      const heading = body.card.blocks.find((block) => block.kind === 'heading');
      return (heading?.text ?? body.card.summary).slice(0, subjectLength);
    }
  }
}

/** Renders a whisper, which only its recipient sees. */
export function whisperView(view: View, whisper: Whisper): Html {
  const ref = { channel: whisper.channel, message: whisper.id, thread: whisper.thread };
  return html`<li class="message whisper" id="${whisper.id}">
    ${avatar(botId, 'Tambour')}
    <article tabindex="-1" aria-label="${whisper.card.summary.slice(0, subjectLength)}, ${view.words.onlyYou}">
      <p class="by">
        <strong>Tambour</strong> <span class="tag">${view.words.onlyYou}</span>
        <time datetime="${whisper.saidAt}">${timeText(new Date(whisper.saidAt), view.me, view.chat.clock.now())}</time>
      </p>
      ${cardView(view, whisper.card, ref)}
      <form method="post" action="/as/${view.me.id}/dismiss" class="foot">
        ${hereFields(view)}
        <button class="small" name="whisper" value="${whisper.id}">${view.words.dismiss}</button>
      </form>
    </article>
  </li>`;
}

/** Renders the first letter of a name in the person's colour. */
export function avatar(id: string, name: string): Html {
  return html`<span class="avatar" data-of="${id}" aria-hidden="true"
    >${String.fromCodePoint(name.codePointAt(0) ?? 0x3f)}</span
  >`;
}

function bodyView(view: View, message: Message): Html {
  switch (message.body.kind) {
    case 'card':
      return cardView(view, message.body.card, message.ref);
    case 'deleted':
      return html`<p class="quiet">${view.words.deleted}</p>`;
    case 'text':
      return html`<p class="said" dir="auto">${message.body.text}</p>
        ${message.body.files.map((file) => fileView(view, file))}`;
  }
}

/** Returns how to show a file, by its name; its bytes decide the type it is served with. */
function shownAs(name: string): string {
  if (/\.(?:mp4|m4v|mov|webm)$/iu.test(name)) return 'video/mp4';
  return /\.(?:mp3|m4a)$/iu.test(name) ? 'audio/mpeg' : 'image/png';
}

const tables = /\.(?:csv|tsv|xlsx|ods)$/iu;

function fileView(view: View, file: FileRef): Html {
  const alt = view.chat.state.files.find((kept) => kept.id === file.id)?.alt ?? '';
  const size = new Intl.NumberFormat(view.me.language, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  }).format(Math.ceil(file.byteLength / 1_000));
  const link = html`<a href="/file/${file.id}" dir="auto">${view.words.file(file.name, size)}</a>`;
  if (tables.test(file.name)) return html`<p>${link}</p>`;
  return html`<figure>
    ${mediumView({ url: `/file/${file.id}`, mimeType: shownAs(file.name), alt })}
    <figcaption>${link}</figcaption>
  </figure>`;
}

function footView(view: View, message: Message, inThread: boolean): Html {
  const isMine = message.author === view.me.id && message.body.kind === 'text';
  const replies = view.chat.state.messages.filter((other) => other.ref.thread === message.ref.message).length;
  return html`<div class="foot">
    ${
      inThread
        ? nothing
        : html`<a class="replies" href="${pathFrom(view, { thread: message.ref.message })}">
            ${view.words.openThread(replies)}</a
          >`
    }
    ${reactionsView(view, message)} ${message.body.kind === 'text' ? useView(view, message) : nothing}
    ${isMine ? ownView(view, message) : nothing}
  </div>`;
}

function reactionsView(view: View, message: Message): Html {
  const given = [...new Set(message.reactions.map(({ emoji }) => emoji))];
  // Reactions stay on a card after the decision, but no longer decide.
  const decides =
    message.body.kind === 'card' &&
    message.body.card.blocks.some(
      (block) => block.kind === 'buttons' && block.buttons.some(({ action }) => action === 'approve'),
    );
  const choose = (emoji: string): Html => {
    const by = message.reactions.filter((reaction) => reaction.emoji === emoji).map(({ user }) => user);
    const names = by.map((user) => personById(view.chat.state, user)?.name ?? user);
    // The bot puts them there to be pressed: its own is no vote.
    const people = names.filter((_, at) => by[at] !== botId);
    const isMine = by.includes(view.me.id);
    const word = emoji === '✅' ? view.words.approve : emoji === '❌' ? view.words.reject : undefined;
    return html`<button
      name="reaction"
      value="${isMine ? '-' : '+'}${emoji}"
      class="chip"
      aria-pressed="${isMine ? 'true' : 'false'}"
      title="${names.join(', ')}"
    >
      ${emojiIcon(emoji)}${word === undefined || !decides ? nothing : html` <span>${word}</span>`}${
        people.length === 0
          ? nothing
          : html` <span>${people.length}</span> <span class="who">${people.join(', ')}</span>`
      }
    </button>`;
  };
  return html`<form method="post" action="/as/${view.me.id}/react" class="reactions">
    ${hereFields(view)} <input type="hidden" name="message" value="${message.ref.message}" />
    ${given.map(choose)}
    <details class="menu">
      <summary aria-label="${view.words.react}" title="${view.words.react}">${icon('react')}</summary>
      <div>${emojis.filter((emoji) => !given.includes(emoji)).map(choose)}</div>
    </details>
  </form>`;
}

function useView(view: View, message: Message): Html {
  return html`<form method="post" action="/as/${view.me.id}/use" class="use">
    ${hereFields(view)} <input type="hidden" name="message" value="${message.ref.message}" />
    <button class="small">${view.words.use}</button>
  </form>`;
}

function ownView(view: View, message: Message): Html {
  if (message.body.kind !== 'text') return nothing;
  const field = `edit-${message.ref.message}`;
  return html`<details class="menu own">
    <summary aria-label="${view.words.more}" title="${view.words.more}">${icon('more')}</summary>
    <form method="post" action="/as/${view.me.id}/edit">
      ${hereFields(view)} <input type="hidden" name="message" value="${message.ref.message}" />
      <label for="${field}">${view.words.edit}</label>
      <textarea id="${field}" name="text" rows="3">${message.body.text}</textarea>
      <button>${view.words.save}</button>
      <button class="danger" formaction="/as/${view.me.id}/delete">${view.words.remove}</button>
    </form>
  </details>`;
}
