import type { Answers } from './answers.ts';

/** Asks whether stewards may share pages by link, where there is an address at which these could be read. */
export async function askPages(answers: Answers): Promise<void> {
  const { terminal } = answers;
  const address = answers.get('TAMBOUR_PUBLIC_URL');
  if (!address.startsWith('https://')) return;
  terminal.note('Pages', [
    'Stewards can make links by which others read a desk’s calendar and digests without being in',
    `the chat, at ${address}. An address is a key: no log may have it (docs/sharing.md).`,
  ]);
  const wasOn = answers.get('TAMBOUR_PAGES') === 'on';
  const isOn = await terminal.confirm('Let stewards make such links?', wasOn);
  if (isOn !== wasOn) answers.set('TAMBOUR_PAGES', isOn ? 'on' : 'off');
}
