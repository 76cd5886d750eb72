import { createHash, randomBytes } from 'node:crypto';

import { keepWords } from '#drafts/keep-words.ts';
import { journal } from '#storage/journal.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { fillImport } from './full-import.ts';
import { fillPast } from './full-past.ts';

// Texts that could break COPY or compression.
const awkward = [
  '',
  '\\',
  '\\.',
  '\\N',
  'tab\there',
  'line\nline\r\n',
  'é 👩‍👩‍👧 \u2028',
  '"{},',
  "'; DROP TABLE x; --",
  '\u0001',
];

/** Writes rows into every table, with every possible value. */
export async function fillHouse(store: Store): Promise<void> {
  const { newId } = store;
  const at = new Date('2026-03-29T01:30:00.123Z');
  const deskId = newId();
  const draftId = newId();
  const accountId = newId();
  await store.write(async (work) => {
    const { tx } = work;
    await tx.desk.create({
      data: {
        id: deskId,
        platform: 'slack:T1',
        channel: 'C1',
        name: awkward.join(''),
        language: 'fr',
        timeZone: 'Europe/Paris',
        findingLevels: { b: 'off', a: ['x', null, 1.5e300, { '\\': '\n' }] },
        knownAcronyms: awkward,
        steps: [{ name: awkward.join(''), who: { kind: 'people', ids: awkward }, needed: 'all' }],
        createdAt: at,
      },
    });
    await tx.deskPerson.create({ data: { deskId, person: 'U1', role: 'steward' } });
    const policy = { deskId, number: 1, by: 'U1', before: { approvers: awkward }, after: { approvers: [] } };
    await tx.seenMember.create({ data: { deskId, person: awkward.join(''), seenAt: at, mac: 'f'.repeat(64) } });
    await tx.policyChange.create({ data: { ...policy, at } });
    const days = { fromAt: at, toAt: new Date('9999-12-31T23:59:59.999Z') };
    await tx.absence.create({
      data: { id: newId(), deskId, number: 1, person: 'U1', deputy: 'U2', ...days, setBy: 'U1', setAt: at, turnAt: at },
    });
    await tx.account.create({
      data: {
        id: accountId,
        network: 'x',
        practice: false,
        serverUrl: 'https://api.x.com',
        remoteId: '1',
        handle: '@a',
        displayName: '\\N',
        software: '',
        limits: {},
        limitsReadAt: at,
        sealedToken: new Uint8Array(randomBytes(200)),
        state: 'asleep',
        asleepUntil: new Date('9999-12-31T23:59:59.999Z'),
        sleepsAt: at,
        sleepsUntil: at,
        asleepSince: at,
        asleepBy: 'U1',
        asleepWhy: awkward.join(''),
        asleepExceptEmergencies: true,
        sleepsExceptEmergencies: true,
        createdAt: at,
      },
    });
    await tx.deskAccount.create({ data: { deskId, accountId, position: 0 } });
    const renewal = { renewedAt: at, renewalId: newId(), renewalEndsAt: at };
    await tx.networkSession.create({ data: { accountId, sealed: new Uint8Array(randomBytes(200)), ...renewal } });
    const wish = { deskId, fingerprint: 'f', askedBy: 'U1', askedAt: at, askedPolicy: 1 } as const;
    const cancelAsked = { cancelAskedBy: 'U1', cancelAskedAt: at, cancelAskedPolicy: 1 } as const;
    const requestId = newId();
    const request = { ...wish, kind: 'rota', aboutId: accountId, terms: { said: awkward }, mac: 'm' } as const;
    const over = { number: 2, state: 'replaced', agreedAt: at, endedAt: at, notified: awkward } as const;
    await tx.request.create({
      data: { ...request, ...over, ...cancelAsked, cancelMac: 'f', endedWhy: 'a', id: requestId },
    });
    const done = { state: 'done', by: 'U1', at, note: 'a'.repeat(64) } as const;
    const step = { leavingId: requestId, kind: 'archiveReceived', position: 2, owner: 'U1', dueOn: '2026-03-29' };
    await tx.leavingStep.create({ data: { ...step, ...done } });
    const handover = { fromPerson: 'U1', toPerson: awkward.join(''), fromAt: at, toAt: at, askedBy: 'U1' };
    const ofRota = { rotaId: requestId, id: newId() };
    const handed = { askedAt: at, state: 'lapsed', acceptedAt: at, endedAt: at, mac: 'f'.repeat(64) } as const;
    await tx.rotaHandover.create({ data: { ...handover, ...handed, ...ofRota } });
    const ofPart = { content: {}, blanks: awkward };
    const part = { warning: ofPart, correction: ofPart, allClear: ofPart } as const;
    const version = {
      id: newId(),
      deskId,
      firstVersionId: newId(),
      version: 2,
      name: awkward.join(''),
      foldedName: 'f',
    } as const;
    const worded = {
      fingerprint: 'f',
      askedBy: 'U1',
      askedAt: at,
      askedPolicy: 1,
      mac: 'f',
      authors: awkward,
    } as const;
    const withdrawn = { state: 'withdrawn', agreedAt: at, endedAt: at, endedBy: 'U1', lapseNotifiedAt: at } as const;
    await tx.emergencyTemplate.create({ data: { ...version, ...part, ...worded, ...withdrawn } });
    const terms = {
      label: awkward.join(''),
      basis: awkward.join('\n'),
      fromAt: at,
      toAt: at,
      timeZone: 'Indian/Reunion',
    };
    const ruled = { accountIds: [accountId], level: 'extraApproval', role: 'Legal', rolePeople: awkward } as const;
    const left = { replacesId: newId(), heldAt: at, endedAt: at, number: 2, cancelMac: 'm', mac: 'm' };
    const reserve = { ...wish, ...cancelAsked, ...terms, ...ruled, ...left, state: 'agreed', agreedAt: at } as const;
    await tx.period.create({ data: { ...reserve, id: newId(), accountIds: [accountId], rolePeople: [...awkward] } });
    const emergencyId = newId();
    const opened = { id: emergencyId, deskId, what: awkward.join(''), openedAt: at, openedBy: 'U1' } as const;
    await tx.emergency.create({ data: { ...opened, mode: 'exercise', endedAt: at, endedBy: awkward.join('') } });
    const filled = {
      deskId,
      mode: 'real',
      part: 'allClear',
      version: 2,
      values: { [awkward.join('')]: awkward.join('') },
    } as const;
    const ofOfficer = { templateId: version.id, emergencyId, fingerprint: 'f', by: 'U1', at };
    await tx.emergencyPreview.create({ data: { ...filled, ...ofOfficer, id: newId(), mac: 'm' } });
    const people = { keeper: 'U1', deputy: awkward.join(''), namedBy: 'U2', loggedInBy: 'U1', goneNotified: awkward };
    const period = { since: at, lastLoggedInAt: at, periodFrom: at, notifiedDay: 25 };
    await tx.keeping.create({ data: { accountId, deskId, ...people, ...period } });
    const sleep = { accountId, startsAt: at, endsAt: null, label: awkward.join(''), why: awkward.join(''), by: 'U1' };
    const became = {
      createdAt: at,
      announcedAt: at,
      begunAt: at,
      cancelledAt: at,
      endedAt: at,
      exceptEmergencies: true,
    };
    await tx.sleep.create({ data: { ...sleep, ...became, id: newId() } });
    await tx.practiceClock.create({ data: { aheadMs: 9_007_199_254_740_993n, movedAt: at } });
    const draft = { id: draftId, deskId, number: 1, author: 'U1', currentRevision: 1 } as const;
    await tx.draft.create({ data: { ...draft, state: 'approved', createdAt: at, changedAt: at } });
    const overridden = { draftId, deskId, revision: 1, periodIds: [newId()], reason: awkward.join('') };
    const overriddenBy = {
      fingerprint: 'f',
      askedBy: 'U1',
      askedAt: at,
      askedPolicy: 1,
      state: 'lapsed',
      endedAt: at,
      mac: 'm',
    } as const;
    await tx.periodOverride.create({ data: { ...overridden, ...overriddenBy, id: newId() } });
    const day = new Date('2026-03-29T00:00:00Z');
    await tx.nudge.create({ data: { draftId, day, kind: 'hourBefore', revision: 1, aboutAt: at, at } });
    const shape = { mimeType: 'image/png', width: 64, height: 36, byteLength: 90 };
    const linkCard = {
      link: 'https://example.org/',
      title: awkward.join(''),
      description: '',
      picture: { sha256: 'd'.repeat(64), ...shape },
    };
    const revision = {
      draftId,
      number: 1,
      linkCard,
      language: 'fr',
      timeZone: 'Europe/Paris',
      editedBy: 'U1',
      proposedBy: 'U2',
    };
    await tx.revision.create({
      data: { ...revision, text: awkward.join('\n'), accountIds: [accountId], fingerprint: 'f', createdAt: at },
    });
    await keepWords(tx, [{ draftId, number: 1 }]);
    const useId = newId();
    await tx.emergencyUse.create({
      data: { ...filled, ...ofOfficer, id: useId, draftId, revision: 1, mac: 'f'.repeat(64) },
    });
    await tx.emergencyPaging.create({ data: { draftId, paged: awkward, nextAt: at, unansweredAt: at } });
    const asked = { useId, deskId, askedAt: at, overdueAt: at, askedPolicy: 1 } as const;
    await tx.retrospectiveReview.create({ data: { ...asked, state: 'corrected', endedAt: at, mac: 'f'.repeat(64) } });
    await tx.preview.create({
      data: { draftId, drawnOf: 'f', sha256: 'e'.repeat(64), bytes: Buffer.from(awkward.join('')), drawnAt: at },
    });
    await tx.linkPreview.create({
      data: {
        draftId,
        link: 'https://example.org/',
        found: { title: awkward.join(''), description: null, alt: null, isRead: true, notes: [{ kind: 'noPicture' }] },
        sha256: 'd'.repeat(64),
        mimeType: 'image/png',
        bytes: Buffer.from(awkward.join('')),
        width: 64,
        height: 36,
        byteLength: 90,
        readAt: at,
      },
    });
    await tx.template.create({
      data: {
        id: newId(),
        deskId,
        name: awkward.join(''),
        foldedName: awkward.join(' '),
        text: awkward.join('\n'),
        language: 'fr',
        accountIds: [accountId],
        savedBy: 'U1',
        createdAt: at,
        changedAt: at,
      },
    });
    const sourceId = newId();
    const sourceTerms = { url: 'https://example.org/feed', label: awkward.join(''), template: awkward.join('\n') };
    const sourceKept = {
      accountIds: [accountId],
      wordedBy: awkward,
      savedBy: 'U1',
      createdAt: at,
      changedAt: at,
      nextAt: at,
    };
    const answers = {
      repliesReader: 'U3',
      repliesReadAt: at,
      repliesReadBy: 'U2',
      repliesNotifiedAt: at,
      repliesAskedAt: at,
    };
    const read = { preview: { texts: awkward }, readAt: at, etag: '"\\N"', lastModified: null, failingSince: at };
    await tx.source.create({
      data: {
        id: sourceId,
        deskId,
        ...sourceTerms,
        ...sourceKept,
        ...read,
        ...answers,
        repliesReaderGone: true,
        state: 'paused',
        pausedWhy: 'flood',
        failures: 7,
        kind: 'mastodon',
        remoteId: awkward.join(' '),
        readUntilId: awkward.join(' '),
      },
    });
    const madeLink = {
      label: awkward.join(''),
      createdBy: 'U1',
      createdAt: at,
      expiresAt: at,
    } as const;
    const usedLink = { revokedAt: at, revokedBy: awkward.join(''), lastUsedAt: at, showsTexts: true, mac: 'm' };
    const linkId = newId();
    await tx.sharedLink.create({
      data: {
        ...madeLink,
        ...usedLink,
        scopes: ['digests', 'calendar'],
        id: linkId,
        deskId,
        tokenHash: Buffer.from('0500ff5c27', 'hex'),
      },
    });
    await tx.linkComment.create({ data: { id: newId(), linkId, draftId, text: awkward.join('\n'), at } });
    const entry = { sourceId, hash: 'a'.repeat(64), seenAt: at };
    const shown = {
      draftId,
      shown: { title: awkward.join('') },
      shownHash: 'b'.repeat(64),
      offeredAt: at,
      original: { kind: awkward.join(' ') },
    };
    await tx.sourceItem.create({ data: { ...entry, ...shown, key: awkward.join(''), position: 3, datedAt: at } });
    await tx.sourceItem.create({ data: { ...entry, key: 'example.org/1', isMissing: true, goneNotifiedAt: at } });
    await fillImport(work, { deskId, draftId, at, awkward });
    await fillPast(work, { deskId, accountId, at, awkward });
    const ruleId = newId();
    const ruleTerms = { maxPerDay: 3, fromMinute: 540, toMinute: 1080, graceSeconds: 600, sourceVersion: 1 };
    const ruleAsked = { askedBy: 'U1', askedAt: at, askedPolicy: 0, authors: awkward, domains: ['example.org'] };
    const ruleOver = {
      state: 'ended',
      agreedAt: at,
      endsAt: at,
      endedAt: at,
      endedWhy: 'person',
      warnedAt: at,
    } as const;
    const vouched = { fingerprint: 'c'.repeat(64), mac: 'd'.repeat(64) };
    await tx.relayRule.create({
      data: { id: ruleId, sourceId, deskId, ...ruleTerms, ...ruleAsked, ...ruleOver, ...vouched },
    });
    const entryWords = { title: awkward.join(''), summary: '', link: 'https://example.org/1' };
    const byRule = { ruleId, sourceId, deskId, revision: 1, entryKey: awkward.join(''), entryWords };
    await tx.relayedByRule.create({ data: { ...byRule, ...vouched, draftId, at, leavesAt: at, endedAt: at } });
    const wording = { draftId, base: 1, content: { text: awkward }, by: 'U2', createdAt: at } as const;
    await tx.wording.create({ data: { ...wording, id: newId(), kind: 'proposed' } });
    const taken = { state: 'accepted', endedAt: at, endedBy: 'U1', acceptedAs: 1 } as const;
    await tx.wording.create({ data: { ...wording, ...taken, id: newId(), kind: 'late' } });
    for (const bytes of [Buffer.alloc(0), Buffer.from(awkward.join('')), randomBytes(300_000), Buffer.alloc(200_000)]) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const facts = { mimeType: 'image/png', width: 1, height: 1, byteLength: bytes.length, createdAt: at };
      await tx.media.create({ data: { ...facts, sha256, bytes: new Uint8Array(bytes) } });
    }
    const kept = { sha256: 'r', mimeType: 'video/mp4', byteLength: 2000, pieces: 'p', createdAt: at };
    await tx.recording.create({ data: { ...kept, keptAt: at, removedAt: at } });
    for (const position of [0, 1]) {
      await tx.recordingPiece.create({ data: { sha256: 'r', position, bytes: new Uint8Array(randomBytes(1000)) } });
    }
    await tx.caption.create({ data: { sha256: 'c', text: awkward.join(''), createdAt: at } });
    const decided = { deskId, subjectKind: 'draft', subjectId: draftId, revision: 1, fingerprint: 'f' } as const;
    const by = { person: 'U2', personName: 'Zoé' } as const;
    await tx.decision.create({
      data: { ...decided, ...by, id: newId(), kind: 'approve', via: 'reaction', decidedAt: at, mac: 'f'.repeat(64) },
    });
    const delivery = { draftId, revision: 1, accountId, fingerprint: 'f', key: newId(), dueAt: at, notAfterAt: at };
    const posted = { remoteId: '99', remoteUrl: 'https://x.com/a/status/99', sentAt: at };
    const deliveryId = newId();
    await tx.delivery.create({ data: { id: deliveryId, ...delivery, ...posted, state: 'sent', createdAt: at } });
    await fillReach(work, { deskId, draftId, accountId, deliveryId, at });
    await tx.notice.create({
      data: { id: newId(), key: 'k', deskId, kind: 'x', data: { text: awkward }, createdAt: at },
    });
    await tx.freeze.create({
      data: { id: newId(), deskId, frozenAt: at, frozenBy: 'U1', why: awkward.join(''), exceptEmergencies: true },
    });
    await tx.chatEvent.create({ data: { dedupeKey: 'e', platform: 'slack:T1', receivedAt: at } });
    const message = { key: 'p', platform: 'slack:T1', channel: 'C1', message: '1.2', role: 'line', shownHash: 'h' };
    await tx.postedMessage.create({ data: { ...message, postedAt: at } });
    await tx.chatPost.create({ data: { platform: 'slack:T1', key: 'k', begunAt: at } });
    await tx.chatInbox.create({ data: { platform: 'slack:T1', key: 'k', body: '{"\\\\": "\\n"}', keptAt: at } });
    await tx.chatServer.create({
      data: { platform: 'mattermost:q1', serverId: 'q1', address: 'chat.example.org', metAt: at },
    });
    await tx.chatCursor.create({ data: { platform: 'mattermost:chat.example.org', heardUntil: at } });
    for (const kind of ['a', 'b']) {
      await journal(work, { kind, deskId, draftId: null, actor: 'tambour', data: { z: awkward, a: { n: 1 } } });
    }
  });
}

async function fillReach(
  { tx, newId }: UnitOfWork,
  ids: {
    readonly deskId: string;
    readonly draftId: string;
    readonly accountId: string;
    readonly deliveryId: string;
    readonly at: Date;
  },
): Promise<void> {
  const { deskId, draftId, accountId, deliveryId, at } = ids;
  const counts = { outcome: 'counts', readAt: at, isLate: true, likes: 10n ** 12n, shares: 0n } as const;
  const post = { deliveryId, deskId, draftId, accountId, network: 'x', revision: 1, publishedAt: at } as const;
  await tx.deliveryFigures.create({ data: { ...post, ...counts, followers: 9_007_199_254_740_993n } });
  await tx.readingsToCome.create({
    data: { deliveryId, accountId, publishedAt: at, triedAge: 'd7', doubted: 'missing' },
  });
  await tx.reading.create({ data: { deliveryId, age: 'h72', ...counts, answerSeconds: [0, 60, 259_200] } });
  const original = { draftId, accountId, remoteId: awkward.join(''), publishedAt: at, doubted: 'missing' } as const;
  await tx.originalFigures.create({ data: { ...original, ...counts, doubtedSince: at } });
  const day = new Date('2026-03-29T00:00:00Z');
  await tx.followerReading.create({ data: { accountId, day, followers: null, readAt: at } });
  await tx.billedReads.create({ data: { accountId, day, what: 'ownedRead', times: 7 } });
  const profile = { name: awkward.join(''), bio: '', rest: 'a' };
  await tx.accountWatch.create({
    data: { accountId, beganAt: at, readUntil: null, nextAt: at, comparedFrom: at, profile },
  });
  const looked = { askedAt: at, checkedAt: at, checkedBy: 'U1' };
  await tx.nameWatch.create({ data: { accountId, nextAt: at, leadsTo: awkward.join(''), ...looked } });
  const similar = { remoteId: '8', name: awkward.join(''), url: 'https://x.com/a1', seenAt: at };
  await tx.similarName.create({ data: { accountId, ...similar } });
  await tx.seenPost.create({ data: { deliveryId, mark: '7 unedited', seenAt: at, askedAt: null } });
  const edited = { kind: 'edited', deliveryId, mark: '7', now: { text: awkward.join('') } } as const;
  await tx.outsideChange.create({ data: { id: newId(), accountId, ...edited, seenAt: at } });
  const foreign = { remoteId: '7', earlierIds: awkward, url: 'https://x.com/a/status/7', text: awkward.join('') };
  await tx.foreignPost.create({ data: { id: newId(), accountId, ...foreign, postedAt: at, seenAt: at } });
  const period = { dueAt: at, publishedFrom: at, publishedTo: at };
  await tx.digest.create({
    data: { id: newId(), deskId, week: '2026-W13', state: 'told', ...period, content: { title: awkward } },
  });
  await tx.attachment.create({
    data: { sha256: 'a', bytes: new Uint8Array(randomBytes(1000)), mimeType: 'image/png', createdAt: at },
  });
}
