import { html, raw } from 'hono/html';

import type { Html } from './html.ts';

/** Drawn here, since a machine without an emoji font shows the same box for each. */
const drawings: Readonly<Record<string, string>> = {
  '✅': '<rect x="2" y="2" width="20" height="20" rx="5" fill="#1a7f4b"/><path d="M7 12.500l3.500 3.500L17 8.500" fill="none" stroke="#fff" stroke-width="2.600" stroke-linecap="round" stroke-linejoin="round"/>',
  '❌': '<path d="M5 5l14 14M19 5L5 19" fill="none" stroke="#d0342c" stroke-width="3.600" stroke-linecap="round"/>',
  '👍': '<path d="M3 11h4v9H3zM8.500 11l4-8c1.600 0 2.500 1.200 2.500 2.600L14.500 9H20c1 0 1.700.9 1.500 1.900l-1.500 7.500c-.2.9-1 1.600-2 1.600H8.500z" fill="#e0a100"/>',
  '👀': '<ellipse cx="7" cy="12" rx="4.500" ry="7" fill="#fff" stroke="#555" stroke-width="1.500"/><ellipse cx="17" cy="12" rx="4.500" ry="7" fill="#fff" stroke="#555" stroke-width="1.500"/><circle cx="8" cy="13" r="2.200" fill="#222"/><circle cx="18" cy="13" r="2.200" fill="#222"/>',
  '🎉': '<path d="M3 21L8 8l8 8z" fill="#e0a100"/><path d="M14 9c1-3 3-4 5-4M16 12c2-1 4-1 5 0M11 6c1-1 1-3 0-4" fill="none" stroke="#b0457b" stroke-width="1.800" stroke-linecap="round"/><circle cx="19" cy="17" r="1.500" fill="#2a5b9e"/><circle cx="16" cy="3.500" r="1.500" fill="#1a7f4b"/>',
  react:
    '<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="1.800"/><circle cx="9" cy="10" r="1.300" fill="currentColor"/><circle cx="15" cy="10" r="1.300" fill="currentColor"/><path d="M8 14.500c1 1.700 2.400 2.500 4 2.500s3-.8 4-2.500" fill="none" stroke="currentColor" stroke-width="1.800" stroke-linecap="round"/>',
  more: '<circle cx="5" cy="12" r="1.900" fill="currentColor"/><circle cx="12" cy="12" r="1.900" fill="currentColor"/><circle cx="19" cy="12" r="1.900" fill="currentColor"/>',
  done: '<circle cx="12" cy="12" r="10" fill="#1a7f4b"/><path d="M7 12.500l3.500 3.500L17 8.500" fill="none" stroke="#fff" stroke-width="2.600" stroke-linecap="round" stroke-linejoin="round"/>',
  close: '<path d="M6 6l12 12M18 6L6 18" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>',
  open: '<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="1.800"/>',
};

/** Renders an icon of the page, hidden from screen readers. */
export function icon(name: 'react' | 'more' | 'done' | 'open' | 'close'): Html {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${raw(drawings[name] ?? '')}</svg>`;
}

/** Renders a reaction's emoji, which screen readers read out. */
export function emojiIcon(emoji: string): Html {
  const drawing = drawings[emoji];
  if (drawing === undefined) return html`<span>${emoji}</span>`;
  return html`<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="${emoji}">${raw(drawing)}</svg>`;
}

const decided = /([✅❌])/u;

/** Renders a text of the bot, with the emoji of decisions as drawings. */
export function withIcons(text: string): Html {
  return html`${text.split(decided).map((part) => (decided.test(part) ? emojiIcon(part) : part))}`;
}
