import type { Answers } from './answers.ts';

/** Asks for the two switches of X, which are off unless somebody who has read its terms turns them on. */
export async function askX(answers: Answers): Promise<void> {
  const { terminal, deps } = answers;
  const { post, postWithLink, asOf } = deps.xPrices;
  terminal.note('X', [
    'Its terms put use by or for a public body on the Enterprise plan. Whether writing your own',
    'posts is covered is for your lawyer.',
    `A post costs $${post}, one with a link $${postWithLink} (list of ${asOf}). The card shows the price.`,
  ]);
  const wasOn = answers.get('X_PUBLISHING') === 'on';
  const isOn = await terminal.confirm('Let posts go to X?', wasOn);
  if (isOn !== wasOn) answers.set('X_PUBLISHING', isOn ? 'on' : 'off');
  if (!isOn) return;
  const { ownedRead, userRead } = deps.xPrices;
  terminal.note('Reading X', [
    'What X answers about a post (likes, views, followers) is "X content". Its terms (Developer Agreement,',
    '"Government use") let a body of the State have that on the Enterprise plan, or as a "public utility"',
    'that X has accepted, and forbid measuring X against competitors. Weekly digests show your own posts',
    'side by side and rank nothing; whether that is covered is for your lawyer.',
    `A post read costs about $${ownedRead}, six times in its first month; followers $${userRead} a day.`,
    'Off, digests have no figures of X, and people settle what X may have lost.',
  ]);
  const didRead = answers.get('X_READING') === 'on';
  const mayRead = await terminal.confirm('Let Tambour read its own posts there?', didRead);
  if (mayRead !== didRead) answers.set('X_READING', mayRead ? 'on' : 'off');
}
