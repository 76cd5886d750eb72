import type { Context } from 'hono';

import type { Field } from '#practice/chat/card.ts';
import type { FileRef, FormValue, OpenForm } from '#practice/chat/chat-state.ts';
import type { Chat } from '#practice/chat/chat.ts';
import { closeForm, formOf, notesOnTyped, submitForm } from '#practice/chat/forms.ts';
import { keepFile, maxFileBytes } from '#practice/chat/messages.ts';

import { filesOf } from './form-view.ts';
import { filesIn, textOf } from './view-of-post.ts';
import { pathFrom, type View } from './view.ts';
import { wholePage } from './whole-page.ts';

type Register = (path: string, act: (context: Context, view: View, body: FormData) => Promise<Response>) => void;

/** Registers the routes that send and close the bot's forms. */
export function formPosts(on: Register): void {
  on('form/:form', async (context, view, body) => {
    const { chat, me } = view;
    const id = context.req.param('form') ?? '';
    const open = formOf(chat, me.id, id);
    if (open === null) return context.redirect(pathFrom(view, {}), 303);
    const tooLarge = open.form.fields.some((field) =>
      filesIn(body, `field-${field.id}`).some((file) => file.size > maxFileBytes),
    );
    const values = await valuesOf(chat, open, body);
    if (tooLarge) {
      open.values = values;
      chat.changed();
      return context.html(wholePage({ ...view, form: open, notice: view.words.refusals.fileTooLarge }));
    }
    const outcome = await submitForm(chat, { user: me.id, form: id, values });
    switch (outcome.kind) {
      case 'taken': {
        const next = chat.state.forms.find((form) => form.trigger === outcome.trigger);
        return context.redirect(pathFrom(view, { form: next?.id ?? null }), 303);
      }
      case 'gone':
        return context.redirect(pathFrom(view, {}), 303);
      case 'open':
        return context.html(wholePage({ ...view, form: formOf(chat, me.id, id) }));
      case 'incomplete':
        return context.html(wholePage({ ...view, form: formOf(chat, me.id, id), problems: outcome.problems }));
    }
  });
  on('form/:form/typed', async (context, { chat, me }, body) => {
    const id = context.req.param('form') ?? '';
    const open = formOf(chat, me.id, id);
    if (open === null) return context.json({});
    const values: Record<string, FormValue> = {};
    for (const field of open.form.fields) {
      if (field.kind !== 'files') values[field.id] = await valueOf(chat, open, field, body);
    }
    return context.json(await notesOnTyped(chat, { user: me.id, form: id, values }));
  });
  on('form/:form/close', async (context, view) => {
    closeForm(view.chat, view.me.id, context.req.param('form') ?? '');
    return context.redirect(pathFrom(view, {}), 303);
  });
}

async function valuesOf(chat: Chat, open: OpenForm, body: FormData): Promise<Record<string, FormValue>> {
  const values: Record<string, FormValue> = {};
  for (const field of open.form.fields) values[field.id] = await valueOf(chat, open, field, body);
  return values;
}

async function valueOf(chat: Chat, open: OpenForm, field: Field, body: FormData): Promise<FormValue> {
  const name = `field-${field.id}`;
  const chosen = body.getAll(name).filter((value) => typeof value === 'string');
  switch (field.kind) {
    case 'text':
    case 'textarea':
      return textOf(body, name);
    case 'select':
    case 'radio':
      return field.choices.some(({ value }) => value === chosen[0]) ? textOf(body, name) : '';
    case 'checkboxes':
      return chosen.filter((one) => field.choices.some(({ value }) => value === one));
    case 'andThen':
      return chosen.filter((one) => one === field.choice.value);
    case 'people':
      return chosen.filter((one) => chat.state.people.some(({ id }) => id === one));
    case 'files':
      return [...keptFiles(open, field, body), ...(await newFiles(chat, filesIn(body, name)))];
  }
}

function keptFiles(open: OpenForm, field: Field, body: FormData): readonly FileRef[] {
  const wanted = body.getAll(`keep-${field.id}`);
  return filesOf(open.values?.[field.id] ?? '').filter((file) => wanted.includes(file.id));
}

async function newFiles(chat: Chat, files: readonly File[]): Promise<readonly FileRef[]> {
  const refs: FileRef[] = [];
  for (const file of files) {
    const ref = keepFile(chat, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), alt: null });
    if (ref !== 'tooLarge') refs.push(ref);
  }
  return refs;
}
