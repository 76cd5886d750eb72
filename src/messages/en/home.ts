import type { HomeWords } from '#messages/words/home.ts';

export const home: HomeWords = {
  help: '/tambour',
  helpTyped: '/tambour help',
  helpDoes: 'what waits for you, what needs somebody, what goes out next',
  title: (desk) => `${desk}: what is under way`,
  waits: 'Waits for you',
  needs: 'Needs somebody',
  leaves: 'Goes out next',
  nothing: 'Nothing waits, and nothing is scheduled.',
  noDesk: 'You are on no desk yet. Type /tambour setup in a team’s channel to open one.',
  others: (count) => `and ${count} more: /tambour list`,
  write: 'Write a post',
  more: 'All that Tambour understands: /tambour help',
};
