// Where the page is scrolled to, and where to: what comes is shown, and what one looks at stays where it was.

/** Where each list was scrolled to by this script: who has not moved it since is shown what comes next. */
const put = new WeakMap();

/** Tells whether a list shows its end, or what this script showed last: who is there is shown what comes next. */
export function isStuck(list) {
  if (!list.classList.contains('messages')) return false;
  if (scrolls(list)) return isAtEnd(list) || Math.abs(list.scrollTop - (put.get(list) ?? -9)) < 4;
  const { bottom } = list.getBoundingClientRect();
  return bottom > 0 && bottom < innerHeight + 80;
}

/** Whether a list scrolls by itself. On a phone the window does. */
function scrolls(list) {
  return list.scrollHeight > list.clientHeight + 4;
}

/** Below this line one sees a list; on a phone the first steps lie above it. */
function topLine(list) {
  return Math.max(list.getBoundingClientRect().top, document.querySelector('.steps').offsetHeight + 8);
}

function scrollOn(list, by) {
  if (!scrolls(list)) return scrollBy(0, by);
  list.scrollTop += by;
  put.set(list, list.scrollTop);
}

/** Scrolls so that a message is seen from its top; to the end where the rest fits. */
export function showFrom(list, message) {
  const by = message.getBoundingClientRect().top - topLine(list);
  if (scrolls(list) || by < 0) scrollOn(list, by);
}

/** The first message in sight, and where it is. */
export function placeIn(list) {
  if (!list.classList.contains('messages')) return null;
  const line = topLine(list) + 40;
  const message = [...list.children].find((one) => one.getBoundingClientRect().bottom > line);
  const top = message?.getBoundingClientRect().top ?? innerHeight;
  return top < innerHeight ? { id: message.id, top } : null;
}

/** Shows what one looked at where it was, though what stands above it changed; a card that shrank, from its top. */
export function lookAgain(list, { id, top }) {
  const message = id === '' ? null : list.querySelector(`[id="${CSS.escape(id)}"]`);
  if (message === null) return;
  const now = message.getBoundingClientRect();
  const by = now.top - top;
  const isGone = now.bottom - by < topLine(list) + 40;
  if (isGone) showFrom(list, message);
  else if (by !== 0) scrollOn(list, by);
}

/** The message that one comes for: the newest with something to press, else the newest. */
export function newestOf(list) {
  return list.querySelector('#to-press')?.closest('li.message') ?? list.lastElementChild;
}

function isAtEnd(element) {
  return element.scrollHeight - element.scrollTop - element.clientHeight < 80;
}

/** Puts what one came for in sight where the window itself scrolls, as on a phone, and below its middle nobody would see it. */
export function showInWindow() {
  const newest = document.querySelector('.in-thread #thread #to-press')?.closest('li.message');
  if (newest === null || newest === undefined) return;
  const { top } = newest.getBoundingClientRect();
  const isScrolled = document.documentElement.scrollHeight > innerHeight + 4;
  if (isScrolled && top > innerHeight / 2) scrollBy(0, top - document.querySelector('.steps').offsetHeight - 8);
}
