import { html } from 'hono/html';

import type { Field } from '#practice/chat/card.ts';
import type { FileRef, FormValue, OpenForm } from '#practice/chat/chat-state.ts';

import { hereFields } from './here-fields.ts';
import { nothing, type Html } from './html.ts';
import type { View } from './view.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Renders the open form before everything else, with the person's last entries and their problems. */
export function formView(view: View, open: OpenForm): Html {
  const { words } = view;
  const wrong = open.form.fields.flatMap((field) => {
    const problem = problemOf(view, open, field);
    return problem === null ? [] : [{ field, problem }];
  });
  const general =
    open.problems.kind === 'noAnswer' ? words.noAnswer : open.problems.kind === 'errors' ? open.problems.general : null;
  return html`<div class="veil" id="form">
    <div role="dialog" aria-modal="true" aria-labelledby="form-title">
      <form
        method="post"
        enctype="multipart/form-data"
        action="/as/${view.me.id}/form/${open.id}"
        data-form="${open.id}"
        data-ask="${words.askClose}"
        class="filled"
      >
        <header>
          <h2 id="form-title" tabindex="-1">${open.form.title}</h2>
          <button class="small" form="close-form">${words.close}</button>
        </header>
        <div class="fields">
          ${hereFields(view)} ${open.form.intro === null ? nothing : html`<p class="intro">${open.form.intro}</p>`}
          ${general === null ? nothing : html`<p class="alert" role="alert">${general}</p>`}
          ${
            wrong.length === 0
              ? nothing
              : html`<div class="alert" role="alert">
                  <p>${words.formErrors}</p>
                  <ul>
                    ${wrong.map(({ field }) => html`<li><a href="#field-${field.id}">${field.label}</a></li>`)}
                  </ul>
                </div>`
          }
          ${fieldsView(view, open)}
        </div>
        <footer>
          <button class="primary">${open.form.submitLabel}</button>
          ${open.form.fields.map((field) =>
            field.kind === 'andThen'
              ? html`<button name="field-${field.id}" value="${field.choice.value}">${field.buttonLabel}</button>`
              : nothing,
          )}
        </footer>
      </form>
      ${closeForm(view, open)}
    </div>
  </div>`;
}

/** Renders the fields. Folded ones are open when one of them has a problem. */
function fieldsView(view: View, open: OpenForm): Html {
  const { fields, folded } = open.form;
  const at = fields.findIndex((field) => field.id === folded?.fromField);
  const show = (some: readonly Field[]): readonly Html[] =>
    some.map((field) => html`${imagesBefore(view, open, field)}${fieldView(view, open, field)}`);
  if (folded === undefined || at < 0) return html`${show(fields)}`;
  const rest = fields.slice(at);
  const isWrong = rest.some((field) => problemOf(view, open, field) !== null);
  return html`${show(fields.slice(0, at))}
    <details class="more" ${isWrong ? html`open` : nothing}>
      <summary>${folded.label}</summary>
      ${show(rest)}
    </details>`;
}

/**
 * Renders the button that closes a form, in a form of its own: in the same form, Enter in a field would press it as the
 * first button.
 */
function closeForm(view: View, open: OpenForm): Html {
  const action = `/as/${view.me.id}/form/${open.id}/close`;
  return html`<form id="close-form" method="post" action="${action}" data-form="${open.id}">${hereFields(view)}</form>`;
}

function imagesBefore(view: View, open: OpenForm, field: Field): readonly Html[] {
  return open.form.images
    .filter((image) => image.beforeField === field.id)
    .map((image) => html`<figure><img src="/blob/${image.sha256}" alt="${image.alt || view.words.noAlt}" /></figure>`);
}

function problemOf(view: View, open: OpenForm, field: Field): string | null {
  const own = view.problems.get(field.id);
  if (own !== undefined) return view.words.problems[own];
  return open.problems.kind === 'errors' ? (open.problems.fields[field.id] ?? null) : null;
}

function fieldView(view: View, open: OpenForm, field: Field): Html {
  // It is a button below the fields.
  if (field.kind === 'andThen') return nothing;
  const { words } = view;
  const id = `field-${field.id}`;
  const problem = problemOf(view, open, field);
  const notes = [field.hint === null ? '' : `${id}-hint`, problem === null ? '' : `${id}-problem`].join(' ').trim();
  const describe = html`${notes === '' ? nothing : html`aria-describedby="${notes}"`}${
    problem === null ? nothing : html` aria-invalid="true"`
  }`;
  const label = html`${field.label}${field.optional === true ? html` <span class="quiet">(${words.optional})</span>` : nothing}`;
  const below = html`${field.hint === null ? nothing : html`<p class="hint" id="${id}-hint">${field.hint}</p>`}
  ${problem === null ? nothing : html`<p class="problem" id="${id}-problem">${problem}</p>`}`;
  const value = open.values?.[field.id] ?? ('initial' in field ? field.initial : []);

  if (field.kind === 'radio' || field.kind === 'checkboxes' || (field.kind === 'people' && !field.isOne)) {
    return html`<fieldset id="${id}" tabindex="-1" ${describe}>
      <legend>${label}</legend>
      ${below} ${choicesView(view, field, value)}
    </fieldset>`;
  }
  return html`<div class="field">
    <label for="${id}">${label}</label>${below} ${controlView(view, field, value, id, describe)}
  </div>`;
}

function choicesView(
  view: View,
  field: Extract<Field, { kind: 'radio' | 'checkboxes' | 'people' }>,
  value: FormValue,
): Html {
  const choices = field.kind === 'people' ? peopleToChoose(view) : field.choices;
  const chosen = (typeof value === 'string' ? [value] : value).filter((one) => typeof one === 'string');
  const type = field.kind === 'radio' ? 'radio' : 'checkbox';
  return html`${choices.map(
    (choice) =>
      html`<label class="choice"
        ><input
          type="${type}"
          name="field-${field.id}"
          value="${choice.value}"
          ${chosen.includes(choice.value) ? html`checked` : nothing}
        /><span>${choice.label}</span></label
      >`,
  )}`;
}

function peopleToChoose(view: View): readonly Choice[] {
  return view.chat.state.people
    .filter(({ kind }) => kind === 'member' || kind === 'guest')
    .map(({ id, name }) => ({ value: id, label: name }));
}

function controlView(
  view: View,
  field: Extract<Field, { kind: 'text' | 'textarea' | 'select' | 'people' | 'files' }>,
  value: FormValue,
  id: string,
  describe: Html,
): Html {
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'text':
      return html`<input
        type="text"
        id="${id}"
        name="${id}"
        value="${text}"
        autocomplete="off"
        dir="auto"
        ${describe}
      />`;
    case 'textarea':
      return html`<textarea id="${id}" name="${id}" rows="7" dir="auto" ${describe}>${text}</textarea>
        <p class="count" id="${id}-count" aria-live="polite"></p>`;
    case 'select':
      return selectView(field.choices, text, id, describe);
    case 'people': {
      const [one = ''] = typeof value === 'string' ? [value] : value;
      const nobody = { value: '', label: '–' };
      const choices = [...(field.optional || one === '' ? [nobody] : []), ...peopleToChoose(view)];
      return selectView(choices, typeof one === 'string' ? one : '', id, describe);
    }
    case 'files':
      return html`<p class="hint">${view.words.upTo(field.maxFiles)}</p>
        ${filesOf(value).map(
          (file) =>
            html`<label class="choice"
              ><input type="checkbox" name="keep-${field.id}" value="${file.id}" checked /><span
                >${view.words.kept(file.name)}</span
              ></label
            >`,
        )}
        <input type="file" id="${id}" name="${id}" multiple accept="image/*" ${describe} />
        <ol class="chosen" aria-live="polite"></ol>`;
  }
}

function selectView(choices: readonly Choice[], chosen: string, id: string, describe: Html): Html {
  return html`<select id="${id}" name="${id}" ${describe}>
    ${choices.map(
      (choice) =>
        html`<option value="${choice.value}" ${choice.value === chosen ? html`selected` : nothing}>
          ${choice.label}
        </option>`,
    )}
  </select>`;
}

/** Returns the files in a field's value. */
export function filesOf(value: FormValue): readonly FileRef[] {
  return typeof value === 'string' ? [] : value.filter((one) => typeof one !== 'string');
}
