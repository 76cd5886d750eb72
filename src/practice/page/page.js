// The page works without this file. With it, what others do appears by itself, and sending something keeps one's place.

import { unpressed } from './press.js';
import { isStuck, lookAgain, newestOf, placeIn, showFrom, showInWindow } from './scroll.js';

const behind = document.querySelector('#behind');
const before = document.querySelector('#before');
const notice = document.querySelector('#notice');
const spoken = document.querySelector('#spoken');

/**
 * The content that the server last sent for each part. Opening a fold changes the document itself, so that cannot be
 * compared with an answer.
 */
const shown = new Map(parts(document).map((part) => [part.dataset.swap, part.innerHTML]));

function parts(root) {
  return [...root.querySelectorAll('[data-swap]')];
}

function foldKey(fold) {
  const owner = fold.closest('[id]');
  return `${owner?.id} ${[...(owner?.querySelectorAll('details') ?? [])].indexOf(fold)}`;
}

function isBusyIn(part) {
  const active = document.activeElement;
  return part.contains(active) && (active.tagName === 'TEXTAREA' || active.tagName === 'SELECT');
}

const focusable = 'a, button, summary, [tabindex]';

/**
 * What a thing one can focus is, whatever stands above it: the message it belongs to, and what it does. A press binds a
 * revision, which may be another by now, and a reaction that was given is one to take back.
 */
function focusKey(element) {
  const { tagName, name = '', value = '' } = element;
  const does = name === 'press' ? pressed(value) : name === 'reaction' ? value.slice(1) : value;
  const at = element.closest('li[id], section[id]')?.id;
  return [
    at,
    tagName,
    name,
    does,
    element.getAttribute('href'),
    element.id,
    tagName === 'SUMMARY' && foldKey(element.parentElement),
  ].join(' ');
}

function pressed(value) {
  const { action, target } = JSON.parse(value);
  return `${action} ${target}`;
}

/** Puts the focus where it was, or on the message where that was if it is gone; never on something else to press. */
function focusAgain(root, key) {
  const same = [...root.querySelectorAll(focusable)].find((element) => focusKey(element) === key);
  const at = key.split(' ')[0];
  (same ?? document.querySelector(`[id="${CSS.escape(at)}"] article`))?.focus({ preventScroll: true });
}

/** The messages as the server sent them. */
const sent = new WeakMap([...document.querySelectorAll('.messages > li')].map((one) => [one, one.outerHTML]));

/** Puts new messages in a list and lets the others be: what one reads, plays or presses there is not taken away. */
function renew(list, fresh) {
  const known = new Map([...list.children].map((one) => [one.id, one]));
  [...fresh.children].forEach((next, at) => {
    const old = known.get(next.id);
    const isSame = old !== undefined && next.id !== '' && sent.get(old) === next.outerHTML;
    const one = isSame ? old : document.importNode(next, true);
    if (!isSame) sent.set(one, next.outerHTML);
    if (list.children[at] !== one) list.insertBefore(one, list.children[at] ?? null);
  });
  while (list.children.length > fresh.children.length) list.lastElementChild.remove();
}

/** Puts the new content of a part in, with the folds, the focus and the place that a person had there. */
function swap(part, fresh) {
  if (shown.get(part.dataset.swap) === fresh.innerHTML || isBusyIn(part)) return;
  const isNews = part.tagName === 'OL' && lastText(fresh) !== lastText(part);
  shown.set(part.dataset.swap, fresh.innerHTML);
  const open = new Set([...part.querySelectorAll('details[open]')].map(foldKey));
  const active =
    part !== document.activeElement && part.contains(document.activeElement) ? document.activeElement : null;
  const key = active === null ? null : focusKey(active);
  const wasStuck = isStuck(part);
  const place = placeIn(part);
  if (part.matches('.messages')) renew(part, fresh);
  else part.innerHTML = fresh.innerHTML;
  part.hidden = fresh.hidden;
  for (const fold of part.querySelectorAll('details')) if (open.has(foldKey(fold))) fold.open = true;
  if (key !== null) focusAgain(part, key);
  if (place !== null) lookAgain(part, place);
  if (wasStuck && isNews) showFrom(part, part.lastElementChild);
  if (isNews) spoken.textContent = lastText(part);
}

function lastText(list) {
  return (list.lastElementChild?.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 200);
}

function swapAll(fresh) {
  for (const part of parts(document)) {
    const next = fresh.querySelector(`[data-swap="${part.dataset.swap}"]`);
    if (next !== null) swap(part, next);
  }
}

/** Shows the form that stands open in the fresh page, or none. */
function swapForm(fresh) {
  const next = fresh.querySelector('#before');
  before.innerHTML = next.innerHTML;
  behind.inert = next.querySelector('.veil') !== null;
  if (before.querySelector('form') !== null) focusForm();
  else if (opener !== null) focusAgain(document, opener);
  const filled = before.querySelector('.filled');
  if ([...(filled?.querySelectorAll('textarea') ?? [])].some(({ value }) => value !== '')) countSoon(filled);
}

/** What was pressed last outside a form; there the focus is again once the form is closed. */
let opener = null;

function focusForm() {
  const form = before.querySelector('form');
  if (form === null) return;
  const wrong = form.querySelector('[aria-invalid="true"]');
  const field = wrong ?? form.querySelector('.fields :is(textarea, input:not([type="hidden"]), select)');
  (field ?? form.querySelector('h2')).focus();
}

async function refresh() {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok) return;
  swapAll(new DOMParser().parseFromString(await unpressed(answer.text()), 'text/html'));
  followAnswer();
}

let refreshing = null;
let isStale = false;

/** Refreshes the page, one request at a time, and once more if something changed meanwhile. */
function refreshSoon() {
  isStale = true;
  refreshing ??= (async () => {
    while (isStale) {
      isStale = false;
      // Several changes of one moment make one refresh.
      await new Promise((settle) => setTimeout(settle, 60));
      // The next event, or the next try of the event source, refreshes again.
      await refresh().catch(() => {});
    }
    refreshing = null;
  })();
}

function draftKey(field) {
  return `${document.body.dataset.live} ${location.pathname} ${field.id}`;
}

/** The private answers that stood there when a form was sent; null: none was sent lately. */
let answersBefore = null;

function answers() {
  return [...document.querySelectorAll('#channel .whisper')];
}

/** Opens the thread to which the answer to a form leads. It comes a moment after the form was taken. */
function followAnswer() {
  const news = answers().filter(({ id }) => answersBefore !== null && !answersBefore.has(id));
  const link = news.map((answer) => answer.querySelector('.card a[href*="/m/"]')).find((found) => found !== null);
  if (link === undefined) return;
  answersBefore = null;
  sessionStorage.setItem('to', 'thread-title');
  // The link names the practice chat as the bot knows it, which may be by another name than here.
  location.assign(new URL(link.href).pathname);
}

async function send(form, button) {
  const before = new Set(answers().map(({ id }) => id));
  const body = new FormData(form, button);
  const target = button?.getAttribute('formaction') ?? form.getAttribute('action');
  button?.setAttribute('aria-busy', 'true');
  form.dataset.sending = 'yes';
  try {
    const answer = await fetch(target, { method: 'POST', body });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (fresh.querySelector('#behind') === null) throw new Error(`the page answered ${answer.status}`);
    if (answer.redirected) {
      history.replaceState(null, '', answer.url);
      if (form.classList.contains('composer')) clear(form);
    }
    const told = fresh.querySelector('#notice');
    notice.textContent = told.textContent;
    notice.hidden = told.hidden;
    // What is being typed in keeps its part from being renewed.
    if (document.activeElement?.matches('textarea, select')) document.activeElement.blur();
    swapAll(fresh);
    const isTaken = form.classList.contains('filled') && answer.redirected;
    answersBefore = isTaken ? before : null;
    if (form.dataset.form !== undefined || fresh.querySelector('.veil') !== null) swapForm(fresh);
    followAnswer();
    if (form.classList.contains('composer') && !behind.inert)
      form.querySelector('textarea').focus({ preventScroll: true });
  } finally {
    delete form.dataset.sending;
    button?.removeAttribute('aria-busy');
  }
}

function clear(form) {
  form.reset();
  for (const field of form.querySelectorAll('textarea')) {
    field.value = '';
    sessionStorage.removeItem(draftKey(field));
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  const isOwnWay = form.matches('.language, .trouble form');
  if (isOwnWay || event.defaultPrevented) return;
  event.preventDefault();
  if (form.dataset.sending === 'yes') return;
  if (form.id === 'close-form' && !mayClose()) return;
  if (!before.contains(form) && event.submitter !== null) opener = focusKey(event.submitter);
  send(form, event.submitter).catch(() => {
    notice.textContent = document.body.dataset.unsent;
    notice.hidden = false;
  });
});

/** Asks before what somebody wrote in a form is thrown away. */
function mayClose() {
  const form = before.querySelector('form.filled');
  if (form === null) return true;
  const isChanged = [...form.elements].some((field) =>
    field.type === 'file'
      ? field.files.length > 0
      : field.matches('input[type="checkbox"], input[type="radio"]')
        ? field.checked !== field.defaultChecked
        : field.matches('input, textarea') && field.value !== field.defaultValue,
  );
  return !isChanged || confirm(form.dataset.ask);
}

document.addEventListener('click', (event) => {
  if (event.target.closest('a.replies') !== null) sessionStorage.setItem('to', 'thread-title');
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    const close = before.querySelector('[form="close-form"]');
    if (close !== null) close.click();
    for (const menu of document.querySelectorAll('details:is(.menu, .actions)[open]')) menu.open = false;
  }
  // As in the chats that people know. A keyboard on glass has no other key for a new line.
  const isPlain = !event.shiftKey && (matchMedia('(pointer: fine)').matches || isCommand(event.target));
  const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey || isPlain);
  if (isSend && !event.isComposing && event.target.matches('.composer textarea')) {
    event.preventDefault();
    event.target.form.requestSubmit(event.target.form.querySelector('.primary'));
  }
});

/** Returns whether a field holds a command. A command is one line, so Enter sends it. */
function isCommand(field) {
  return field.matches?.('.composer textarea') && /^\s*\/tambour\b[^\n]*$/.test(field.value);
}

let counting = null;

/** Shows at each text how long it is so far. Whoever pauses is answered: each answer is read aloud. */
function countSoon(form) {
  clearTimeout(counting);
  counting = setTimeout(() => void count(form).catch(() => {}), 700);
}

async function count(form) {
  const body = new FormData(form);
  for (const input of form.querySelectorAll('input[type="file"]')) body.delete(input.name);
  const answer = await fetch(`${form.getAttribute('action')}/typed`, { method: 'POST', body });
  const said = answer.ok ? await answer.json() : {};
  for (const line of form.querySelectorAll('.count')) {
    const text = said[line.id.slice('field-'.length, -'-count'.length)] ?? '';
    if (line.textContent !== text) line.textContent = text;
  }
}

/** Lists the files that were chosen, in the order in which their descriptions are asked for. */
function listChosen(input) {
  const list = input.nextElementSibling;
  list.replaceChildren(
    ...[...input.files].map(({ name }) => Object.assign(document.createElement('li'), { textContent: name })),
  );
}

document.addEventListener('change', (event) => {
  if (event.target.matches('.filled input[type="file"]')) listChosen(event.target);
  if (event.target.matches('.filled input[type="checkbox"]')) countSoon(event.target.form);
});

document.addEventListener('input', (event) => {
  const field = event.target;
  if (field.matches('.filled textarea, .filled input[type="text"]')) countSoon(field.form);
  if (field.matches('.composer textarea')) sessionStorage.setItem(draftKey(field), field.value);
});

for (const field of document.querySelectorAll('.composer textarea')) {
  const kept = sessionStorage.getItem(draftKey(field));
  if (field.value === '' && kept !== null) field.value = kept;
}
for (const list of document.querySelectorAll('.messages')) {
  const show = () => showFrom(list, list.closest('#thread') === null ? list.lastElementChild : newestOf(list));
  show();
  // Pictures take their place late. Load events do not bubble.
  list.addEventListener('load', () => isStuck(list) && show(), true);
}

/** Brings what a link leads to into sight, unfolds it, and puts the focus where one would press. */
function showLinked(linked) {
  if (linked.matches('details')) linked.open = true;
  linked.scrollIntoView({ block: 'nearest' });
  (linked.matches('details') ? linked.querySelector('summary') : linked).focus({ preventScroll: true });
}

document.querySelector('.steps').addEventListener('click', (event) => {
  const to = event.target.closest('a');
  if (to === null || to.hash === '' || to.pathname !== location.pathname) return;
  const linked = document.querySelector(`[id="${CSS.escape(to.hash.slice(1))}"]`);
  if (linked === null) return;
  event.preventDefault();
  showLinked(linked);
});

const linked = location.hash === '' ? null : document.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`);
// The address of a draft is that of its thread's first message; what one comes for is further below.
const isWhole = linked === null || linked.id === 'thread-title' || linked.matches('#thread .messages > :first-child');
if (isWhole) showInWindow();
else linked.scrollIntoView();
const to = sessionStorage.getItem('to') ?? (linked?.matches('[tabindex], #command-1') ? linked.id : null);
sessionStorage.removeItem('to');
document.querySelector(`[id="${CSS.escape(to ?? '')}"]`)?.focus({ preventScroll: true });
focusForm();

const live = new EventSource(document.body.dataset.live);
live.addEventListener('message', refreshSoon);
