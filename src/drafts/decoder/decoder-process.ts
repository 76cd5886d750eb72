import { encodeImage } from './encode-image.ts';
import { frameOf, framesIn } from './frames.ts';
import type { Answered, Question } from './question.ts';

// The process that decodes pictures, started by launch.ts: it answers one question after the other, until its input
// ends.

function send(head: object, body?: Uint8Array): void {
  for (const part of frameOf(head, body)) process.stdout.write(part);
}

send({ kind: 'ready' });
const noLimit = { headBytes: Number.POSITIVE_INFINITY, bodyBytes: Number.POSITIVE_INFINITY };
for await (const { head, body } of framesIn(process.stdin, () => noLimit)) {
  const { answer, bytes } = await answerTo(head as Question, body); // decoder.ts, which asks, sends nothing else.
  send(answer, bytes);
}

async function answerTo(question: Question, body: Uint8Array): Promise<Answered> {
  switch (question.kind) {
    case 'encode':
      return encodeImage(question, body);
    case 'draw': {
      // Few requests need it, so it is loaded for the first of them.
      const { drawPosts } = await import('./draw-posts.ts');
      return drawPosts(question, body);
    }
  }
}
