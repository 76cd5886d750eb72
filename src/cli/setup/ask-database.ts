import type { Answers } from './answers.ts';
import { command } from '#messages/command.ts';

/** Asks for Tambour's own PostgreSQL or the organisation's, which is tried at once. */
export async function askDatabase(answers: Answers): Promise<void> {
  const { terminal, deps } = answers;
  const isThere = answers.get('DATABASE_URL') !== '';
  const where = await terminal.choose(
    'Where is the database?',
    [
      { value: 'server', label: 'A PostgreSQL 15 or newer of yours', hint: 'for real use' },
      { value: 'own', label: "Tambour's own", hint: 'in the data folder; to try it' },
    ],
    isThere ? 'server' : 'own',
  );
  if (where === 'own') {
    if (isThere && (await terminal.confirm('Stop using your PostgreSQL? Its address stays as a comment.', false))) {
      answers.putAside('DATABASE_URL');
    }
    return;
  }
  for (;;) {
    const typed = await terminal.secret(
      'Its address, such as postgresql://tambour:PASSWORD@db.example.org/tambour',
      answers.get('DATABASE_URL') !== '',
      answers.refuse('DATABASE_URL'),
    );
    if (typed !== null) answers.set('DATABASE_URL', typed);
    const answer = await deps.tryDatabase(answers.get('DATABASE_URL'));
    if (answer.kind === 'ok') {
      terminal.say(`PostgreSQL ${answer.version} answers.`);
      return;
    }
    terminal.warn(answer.words);
    const again = { value: 'again', label: 'Type the address again' } as const;
    const keep = { value: 'keep', label: 'Go on with it', hint: `"${command('doctor')}" tries it again` } as const;
    if ((await terminal.choose('What now?', [again, keep], 'again')) === 'keep') return;
  }
}
