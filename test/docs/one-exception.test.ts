import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');

test('whoever reads that nothing is published unapproved reads of the one exception there, with its page', () => {
  for (const [page, says] of [
    ['README.md', /exception[^.]*by a rule\]\(docs\/relay-rules\.md\)[^.]*approved/u],
    ['LISEZMOI.md', /exception[^.]*une règle\]\(docs\/fr\/relay-rules\.md\)/u],
    ['SECURITY.md', /the one exception[\s\S]*\]\(docs\/relay-rules\.md\)/u],
    ['docs/relay-rules.md', /the one exception to “nothing is published that nobody approved”/u],
    ['docs/fr/relay-rules.md', /seule exception à « rien n'est publié que\s+personne n'a validé »/u],
    ['docs/de/relay-rules.md', /die eine Ausnahme von/u],
  ] as const) {
    assert.match(readFileSync(join(root, page), 'utf8').replaceAll('\n', ' '), says, page);
  }
});
