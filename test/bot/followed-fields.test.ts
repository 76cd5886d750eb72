import assert from 'node:assert/strict';
import { test } from 'node:test';

import { editDraftForm, newDraftForm } from '#bot/drafting/draft-form.ts';

import { viewOf } from '../support/card-views.ts';

test('a form of a post follows each field on which the counts beside its texts depend, and no other', () => {
  const { desk, draft, m, now } = viewOf('en');
  const start = { m, desk, now, takesFiles: true };
  const { content } = draft.current;
  for (const form of [newDraftForm(start, { text: '', fileCount: 0 }), editDraftForm(start, draft.number, content)]) {
    const followed = form.fields.flatMap(({ id, isFollowed }) => (isFollowed === true ? [id] : []));
    const counting = form.fields.flatMap(({ id }) =>
      /^(?:text|accounts|warning|series|own\..+)$/u.test(id) ? [id] : [],
    );
    assert.deepEqual(followed, counting);
    assert.ok(followed.length >= 3, followed.join());
  }
});
