import assert from 'node:assert/strict';
import { test } from 'node:test';

import { languages } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';
import { heldText } from '#bot/sending/why-text.ts';
import { heldWhySchema } from '#publishing/why.ts';

for (const language of languages) {
  test(`of what may be public nobody is told that nothing was sent (${language})`, () => {
    const m = messagesIn(language);
    for (const why of heldWhySchema.options) {
      const [sure, unsure] = [false, true].map((isUnsure) => heldText(m, { why, account: '@valmont (X)', isUnsure }));
      assert.doesNotMatch(unsure ?? '', /rien n.est parti|nothing was sent/iu, why);
      assert.match(sure ?? '', /@valmont \(X\)/u);
      assert.match(unsure ?? '', /@valmont \(X\)/u);
    }
  });
}
