-- CreateEnum
CREATE TYPE "ApproversFrom" AS ENUM ('people', 'channel', 'group');

-- CreateEnum
CREATE TYPE "DeskRole" AS ENUM ('approver', 'steward');

-- CreateEnum
CREATE TYPE "AccountState" AS ENUM ('active', 'asleep', 'paused');

-- CreateEnum
CREATE TYPE "EmergencyMode" AS ENUM ('real', 'exercise');

-- CreateEnum
CREATE TYPE "RetrospectiveReviewState" AS ENUM ('open', 'toCorrect', 'approved', 'corrected');

-- CreateEnum
CREATE TYPE "RequestState" AS ENUM ('asked', 'agreed', 'done', 'refused', 'cancelled', 'replaced', 'lapsed');

-- CreateEnum
CREATE TYPE "EmergencyTemplateState" AS ENUM ('asked', 'agreed', 'refused', 'replaced', 'withdrawn');

-- CreateEnum
CREATE TYPE "LeavingStepState" AS ENUM ('open', 'done', 'notNeeded');

-- CreateEnum
CREATE TYPE "RotaHandoverState" AS ENUM ('asked', 'accepted', 'declined', 'lapsed');

-- CreateEnum
CREATE TYPE "PeriodLevel" AS ENUM ('inform', 'extraApproval', 'closed');

-- CreateEnum
CREATE TYPE "PeriodState" AS ENUM ('asked', 'agreed', 'refused', 'cancelled', 'replaced', 'ended');

-- CreateEnum
CREATE TYPE "PeriodOverrideState" AS ENUM ('asked', 'agreed', 'refused', 'lapsed');

-- CreateEnum
CREATE TYPE "DraftState" AS ENUM ('writing', 'asked', 'approved', 'rejected', 'cancelled');

-- CreateEnum
CREATE TYPE "DecisionKind" AS ENUM ('approve', 'requestChanges', 'reject');

-- CreateEnum
CREATE TYPE "WordingKind" AS ENUM ('proposed', 'late');

-- CreateEnum
CREATE TYPE "WordingState" AS ENUM ('open', 'accepted', 'dismissed');

-- CreateEnum
CREATE TYPE "DecisionVia" AS ENUM ('button', 'reaction');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('ready', 'sending', 'sent', 'failed', 'doubt', 'held', 'cancelled', 'retracting', 'retracted');

-- CreateEnum
CREATE TYPE "CorrectionWay" AS ENUM ('edit', 'replace', 'reply');

-- CreateEnum
CREATE TYPE "ReadingAge" AS ENUM ('h24', 'h72', 'd7', 'd14', 'd21', 'd28');

-- CreateEnum
CREATE TYPE "ReadingOutcome" AS ENUM ('counts', 'missing', 'unreadable', 'missed');

-- CreateEnum
CREATE TYPE "DigestState" AS ENUM ('due', 'told', 'skipped');

-- CreateEnum
CREATE TYPE "OutsideChangeKind" AS ENUM ('edited', 'deleted', 'profile');

-- CreateEnum
CREATE TYPE "NudgeKind" AS ENUM ('reminder', 'hourBefore', 'stale');

-- CreateEnum
CREATE TYPE "BatchState" AS ENUM ('read', 'importing', 'imported', 'discarded');

-- CreateEnum
CREATE TYPE "BatchOutcome" AS ENUM ('created', 'updated', 'unchanged', 'edited', 'decided');

-- CreateEnum
CREATE TYPE "BilledRead" AS ENUM ('ownedRead', 'postRead', 'userRead');

-- CreateEnum
CREATE TYPE "PastSource" AS ENUM ('archive', 'api');

-- CreateEnum
CREATE TYPE "PastPairWhy" AS ENUM ('link', 'likeness');

-- CreateEnum
CREATE TYPE "PastPairState" AS ENUM ('suggested', 'confirmed', 'refused');

-- CreateEnum
CREATE TYPE "SharedScope" AS ENUM ('calendar', 'digests');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('feed', 'mastodon', 'x');

-- CreateEnum
CREATE TYPE "SourceState" AS ENUM ('proposed', 'on', 'paused', 'ended');

-- CreateEnum
CREATE TYPE "RelayRuleState" AS ENUM ('asked', 'agreed', 'refused', 'ended');

-- CreateTable
CREATE TABLE "Desk" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "graceSeconds" INTEGER NOT NULL DEFAULT 20,
    "approvalsNeeded" INTEGER NOT NULL DEFAULT 1,
    "approversFrom" "ApproversFrom" NOT NULL DEFAULT 'people',
    "approverGroup" TEXT,
    "steps" JSONB,
    "seenForHours" INTEGER NOT NULL DEFAULT 0,
    "seenFromAt" TIMESTAMPTZ(3),
    "reactionsCount" BOOLEAN NOT NULL DEFAULT true,
    "proposersApprove" BOOLEAN NOT NULL DEFAULT true,
    "policyNumber" INTEGER NOT NULL DEFAULT 0,
    "notAfterMinutes" INTEGER NOT NULL DEFAULT 120,
    "recordingDays" INTEGER NOT NULL DEFAULT 90,
    "captions" TEXT NOT NULL DEFAULT 'auto',
    "findingLevels" JSONB NOT NULL DEFAULT '{}',
    "knownAcronyms" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "officialDomains" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "lastDraftNumber" INTEGER NOT NULL DEFAULT 0,
    "digestWeekday" INTEGER DEFAULT 1,
    "digestTime" TEXT NOT NULL DEFAULT '09:00',
    "workDays" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
    "workFrom" TEXT NOT NULL DEFAULT '09:00',
    "workTo" TEXT NOT NULL DEFAULT '18:00',
    "holidays" TEXT NOT NULL DEFAULT 'auto',
    "digestNextAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Desk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PolicyChange" (
    "deskId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PolicyChange_pkey" PRIMARY KEY ("deskId","number")
);

-- CreateTable
CREATE TABLE "SeenMember" (
    "deskId" UUID NOT NULL,
    "person" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "mac" TEXT NOT NULL,

    CONSTRAINT "SeenMember_pkey" PRIMARY KEY ("deskId","person")
);

-- CreateTable
CREATE TABLE "Freeze" (
    "id" UUID NOT NULL,
    "deskId" UUID,
    "frozenAt" TIMESTAMPTZ(3) NOT NULL,
    "frozenBy" TEXT NOT NULL,
    "why" TEXT,
    "exceptEmergencies" BOOLEAN NOT NULL DEFAULT false,
    "afterRestore" BOOLEAN NOT NULL DEFAULT false,
    "thawedAt" TIMESTAMPTZ(3),
    "thawedBy" TEXT,

    CONSTRAINT "Freeze_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Emergency" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "mode" "EmergencyMode" NOT NULL,
    "what" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "openedBy" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,

    CONSTRAINT "Emergency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmergencyUse" (
    "id" UUID NOT NULL,
    "emergencyId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "mode" "EmergencyMode" NOT NULL,
    "part" TEXT NOT NULL,
    "templateId" UUID,
    "version" INTEGER NOT NULL,
    "values" JSONB NOT NULL,
    "draftId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "mac" TEXT,

    CONSTRAINT "EmergencyUse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmergencyPaging" (
    "draftId" UUID NOT NULL,
    "paged" TEXT[],
    "nextAt" TIMESTAMPTZ(3),
    "unansweredAt" TIMESTAMPTZ(3),

    CONSTRAINT "EmergencyPaging_pkey" PRIMARY KEY ("draftId")
);

-- CreateTable
CREATE TABLE "RetrospectiveReview" (
    "useId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "overdueAt" TIMESTAMPTZ(3) NOT NULL,
    "askedPolicy" INTEGER NOT NULL,
    "state" "RetrospectiveReviewState" NOT NULL DEFAULT 'open',
    "endedAt" TIMESTAMPTZ(3),
    "mac" TEXT,

    CONSTRAINT "RetrospectiveReview_pkey" PRIMARY KEY ("useId")
);

-- CreateTable
CREATE TABLE "EmergencyPreview" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "mode" "EmergencyMode" NOT NULL,
    "part" TEXT NOT NULL,
    "templateId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "emergencyId" UUID,
    "values" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "mac" TEXT NOT NULL,

    CONSTRAINT "EmergencyPreview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "person" TEXT NOT NULL,
    "deputy" TEXT,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "toAt" TIMESTAMPTZ(3) NOT NULL,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,
    "policyNumber" INTEGER NOT NULL DEFAULT 0,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "turnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeskPerson" (
    "deskId" UUID NOT NULL,
    "person" TEXT NOT NULL,
    "role" "DeskRole" NOT NULL,

    CONSTRAINT "DeskPerson_pkey" PRIMARY KEY ("deskId","person","role")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "practice" BOOLEAN NOT NULL,
    "serverUrl" TEXT NOT NULL,
    "remoteId" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "software" TEXT NOT NULL,
    "limits" JSONB NOT NULL,
    "limitsReadAt" TIMESTAMPTZ(3) NOT NULL,
    "sealedToken" BYTEA NOT NULL,
    "state" "AccountState" NOT NULL DEFAULT 'active',
    "pausedWhy" TEXT,
    "asleepUntil" TIMESTAMPTZ(3),
    "asleepSince" TIMESTAMPTZ(3),
    "asleepBy" TEXT,
    "asleepWhy" TEXT,
    "asleepExceptEmergencies" BOOLEAN NOT NULL DEFAULT false,
    "leavesAt" TIMESTAMPTZ(3),
    "sleepsAt" TIMESTAMPTZ(3),
    "sleepsUntil" TIMESTAMPTZ(3),
    "sleepsExceptEmergencies" BOOLEAN NOT NULL DEFAULT false,
    "rates" JSONB NOT NULL DEFAULT '{}',
    "readNotBefore" TIMESTAMPTZ(3),
    "followersNotBefore" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sleep" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "label" TEXT,
    "why" TEXT,
    "by" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "announcedAt" TIMESTAMPTZ(3),
    "begunAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "exceptEmergencies" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Sleep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Request" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "deskId" UUID NOT NULL,
    "aboutId" UUID NOT NULL,
    "terms" JSONB NOT NULL,
    "number" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedPolicy" INTEGER NOT NULL,
    "state" "RequestState" NOT NULL,
    "agreedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "cancelAskedBy" TEXT,
    "cancelAskedAt" TIMESTAMPTZ(3),
    "cancelAskedPolicy" INTEGER,
    "cancelMac" TEXT,
    "endedWhy" TEXT,
    "mac" TEXT NOT NULL,
    "notified" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "Request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmergencyTemplate" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "firstVersionId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "foldedName" TEXT NOT NULL,
    "warning" JSONB NOT NULL,
    "correction" JSONB NOT NULL,
    "allClear" JSONB NOT NULL,
    "authors" TEXT[],
    "fingerprint" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedPolicy" INTEGER NOT NULL,
    "mac" TEXT NOT NULL,
    "state" "EmergencyTemplateState" NOT NULL DEFAULT 'asked',
    "agreedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "lapseNotifiedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EmergencyTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Period" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "toAt" TIMESTAMPTZ(3) NOT NULL,
    "timeZone" TEXT NOT NULL,
    "accountIds" UUID[],
    "level" "PeriodLevel" NOT NULL,
    "role" TEXT,
    "rolePeople" TEXT[],
    "replacesId" UUID,
    "fingerprint" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedPolicy" INTEGER NOT NULL,
    "state" "PeriodState" NOT NULL DEFAULT 'asked',
    "agreedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "number" INTEGER NOT NULL DEFAULT 1,
    "cancelAskedBy" TEXT,
    "cancelAskedAt" TIMESTAMPTZ(3),
    "cancelAskedPolicy" INTEGER,
    "cancelMac" TEXT,
    "heldAt" TIMESTAMPTZ(3),
    "mac" TEXT NOT NULL,

    CONSTRAINT "Period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PeriodOverride" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "draftId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "periodIds" UUID[],
    "reason" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedPolicy" INTEGER NOT NULL,
    "state" "PeriodOverrideState" NOT NULL DEFAULT 'asked',
    "endedAt" TIMESTAMPTZ(3),
    "mac" TEXT NOT NULL,

    CONSTRAINT "PeriodOverride_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeavingStep" (
    "leavingId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "owner" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "state" "LeavingStepState" NOT NULL DEFAULT 'open',
    "by" TEXT,
    "at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "LeavingStep_pkey" PRIMARY KEY ("leavingId","kind")
);

-- CreateTable
CREATE TABLE "Keeping" (
    "accountId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "keeper" TEXT NOT NULL,
    "deputy" TEXT,
    "namedBy" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "lastLoggedInAt" TIMESTAMPTZ(3),
    "loggedInBy" TEXT,
    "periodFrom" TIMESTAMPTZ(3) NOT NULL,
    "notifiedDay" INTEGER NOT NULL DEFAULT 0,
    "goneNotified" TEXT[],

    CONSTRAINT "Keeping_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "RotaHandover" (
    "id" UUID NOT NULL,
    "rotaId" UUID NOT NULL,
    "fromPerson" TEXT NOT NULL,
    "toPerson" TEXT NOT NULL,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "toAt" TIMESTAMPTZ(3) NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" "RotaHandoverState" NOT NULL DEFAULT 'asked',
    "acceptedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "mac" TEXT NOT NULL,

    CONSTRAINT "RotaHandover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "accountIds" UUID[],
    "state" "SourceState" NOT NULL DEFAULT 'proposed',
    "pausedWhy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "wordedBy" TEXT[],
    "savedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "preview" JSONB,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "etag" TEXT,
    "lastModified" TEXT,
    "failingSince" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failureNotified" BOOLEAN NOT NULL DEFAULT false,
    "kind" "SourceKind" NOT NULL DEFAULT 'feed',
    "remoteId" TEXT,
    "readUntilId" TEXT,
    "repliesReader" TEXT,
    "repliesReaderGone" BOOLEAN NOT NULL DEFAULT false,
    "repliesReadAt" TIMESTAMPTZ(3),
    "repliesReadBy" TEXT,
    "repliesNotifiedAt" TIMESTAMPTZ(3),
    "repliesAskedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RelayRule" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "sourceVersion" INTEGER NOT NULL,
    "domains" TEXT[],
    "maxPerDay" INTEGER NOT NULL,
    "fromMinute" INTEGER NOT NULL,
    "toMinute" INTEGER NOT NULL,
    "graceSeconds" INTEGER NOT NULL,
    "authors" TEXT[],
    "fingerprint" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedPolicy" INTEGER NOT NULL,
    "state" "RelayRuleState" NOT NULL DEFAULT 'asked',
    "agreedAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endedWhy" TEXT,
    "warnedAt" TIMESTAMPTZ(3),
    "mac" TEXT NOT NULL,

    CONSTRAINT "RelayRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RelayedByRule" (
    "draftId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "ruleId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "entryKey" TEXT NOT NULL,
    "entryWords" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "leavesAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "mac" TEXT NOT NULL,

    CONSTRAINT "RelayedByRule_pkey" PRIMARY KEY ("draftId")
);

-- CreateTable
CREATE TABLE "SourceItem" (
    "sourceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "guid" TEXT,
    "hash" TEXT NOT NULL,
    "position" INTEGER,
    "datedAt" TIMESTAMPTZ(3),
    "isMissing" BOOLEAN NOT NULL DEFAULT false,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "draftId" UUID,
    "shown" JSONB,
    "shownHash" TEXT,
    "offeredAt" TIMESTAMPTZ(3),
    "goneNotifiedAt" TIMESTAMPTZ(3),
    "original" JSONB,

    CONSTRAINT "SourceItem_pkey" PRIMARY KEY ("sourceId","key")
);

-- CreateTable
CREATE TABLE "SharedLink" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "scopes" "SharedScope"[],
    "showsTexts" BOOLEAN NOT NULL,
    "label" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedBy" TEXT,
    "lastUsedAt" TIMESTAMPTZ(3),
    "mac" TEXT NOT NULL,

    CONSTRAINT "SharedLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkComment" (
    "id" UUID NOT NULL,
    "linkId" UUID NOT NULL,
    "draftId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LinkComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NameWatch" (
    "accountId" UUID NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "leadsTo" TEXT,
    "askedAt" TIMESTAMPTZ(3),
    "checkedAt" TIMESTAMPTZ(3),
    "checkedBy" TEXT,

    CONSTRAINT "NameWatch_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "SimilarName" (
    "accountId" UUID NOT NULL,
    "remoteId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SimilarName_pkey" PRIMARY KEY ("accountId","remoteId")
);

-- CreateTable
CREATE TABLE "DeskAccount" (
    "deskId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "DeskAccount_pkey" PRIMARY KEY ("deskId","accountId")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "author" TEXT NOT NULL,
    "state" "DraftState" NOT NULL,
    "currentRevision" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "keptAt" TIMESTAMPTZ(3),
    "correctsId" UUID,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DraftWords" (
    "draftId" UUID NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "DraftWords_pkey" PRIMARY KEY ("draftId")
);

-- CreateTable
CREATE TABLE "Template" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "foldedName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "ownTexts" JSONB NOT NULL DEFAULT '{}',
    "contentWarning" TEXT,
    "language" TEXT NOT NULL,
    "visibility" TEXT NOT NULL DEFAULT 'public',
    "accountIds" UUID[],
    "savedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Nudge" (
    "draftId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" "NudgeKind" NOT NULL,
    "revision" INTEGER NOT NULL,
    "aboutAt" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Nudge_pkey" PRIMARY KEY ("draftId","day")
);

-- CreateTable
CREATE TABLE "Revision" (
    "draftId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "ownTexts" JSONB NOT NULL DEFAULT '{}',
    "contentWarning" TEXT,
    "language" TEXT NOT NULL,
    "visibility" TEXT NOT NULL DEFAULT 'public',
    "accountIds" UUID[],
    "media" JSONB NOT NULL DEFAULT '[]',
    "publishAt" TIMESTAMPTZ(3),
    "notAfterAt" TIMESTAMPTZ(3),
    "timeZone" TEXT NOT NULL,
    "corrections" JSONB NOT NULL DEFAULT '[]',
    "series" TEXT,
    "restVisibility" TEXT,
    "linkCard" JSONB,
    "editedBy" TEXT NOT NULL,
    "proposedBy" TEXT,
    "wordedBy" JSONB,
    "mac" TEXT,
    "fingerprint" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "askedAt" TIMESTAMPTZ(3),
    "askedBy" TEXT,
    "askedPolicy" INTEGER NOT NULL DEFAULT 0,
    "askedAnew" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("draftId","number")
);

-- CreateTable
CREATE TABLE "Wording" (
    "id" UUID NOT NULL,
    "draftId" UUID NOT NULL,
    "kind" "WordingKind" NOT NULL,
    "base" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "by" TEXT NOT NULL,
    "state" "WordingState" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "acceptedAs" INTEGER,

    CONSTRAINT "Wording_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Media" (
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "mimeType" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "byteLength" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Media_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "Recording" (
    "sha256" TEXT NOT NULL,
    "mimeType" TEXT NOT NULL,
    "byteLength" INTEGER NOT NULL,
    "pieces" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "keptAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Recording_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "RecordingPiece" (
    "sha256" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "RecordingPiece_pkey" PRIMARY KEY ("sha256","position")
);

-- CreateTable
CREATE TABLE "Caption" (
    "sha256" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Caption_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "Preview" (
    "draftId" UUID NOT NULL,
    "drawnOf" TEXT NOT NULL,
    "sha256" TEXT,
    "bytes" BYTEA,
    "drawnAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Preview_pkey" PRIMARY KEY ("draftId")
);

-- CreateTable
CREATE TABLE "LinkPreview" (
    "draftId" UUID NOT NULL,
    "link" TEXT NOT NULL,
    "found" JSONB NOT NULL,
    "sha256" TEXT,
    "mimeType" TEXT,
    "bytes" BYTEA,
    "width" INTEGER,
    "height" INTEGER,
    "byteLength" INTEGER,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LinkPreview_pkey" PRIMARY KEY ("draftId")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "personName" TEXT NOT NULL,
    "kind" "DecisionKind" NOT NULL,
    "via" "DecisionVia" NOT NULL,
    "inPlaceOf" TEXT,
    "reason" TEXT,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "mac" TEXT,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "draftId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "accountId" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "state" "DeliveryState" NOT NULL,
    "key" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "turnAt" TIMESTAMPTZ(3),
    "notAfterAt" TIMESTAMPTZ(3) NOT NULL,
    "uploaded" JSONB NOT NULL DEFAULT '[]',
    "sendingSince" TIMESTAMPTZ(3),
    "leaseUntil" TIMESTAMPTZ(3),
    "doubtSince" TIMESTAMPTZ(3),
    "settleChecks" INTEGER NOT NULL DEFAULT 0,
    "absentLooks" INTEGER NOT NULL DEFAULT 0,
    "repeats" INTEGER NOT NULL DEFAULT 0,
    "why" TEXT,
    "remoteId" TEXT,
    "remoteUrl" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "retractedAt" TIMESTAMPTZ(3),
    "retractedBy" TEXT,
    "retractWhy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "way" "CorrectionWay",
    "correctsId" UUID,
    "correctionNumber" INTEGER,
    "postId" TEXT,
    "postUrl" TEXT,
    "retractsOld" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 1,
    "afterId" UUID,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliveryFigures" (
    "deliveryId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "draftId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "followers" BIGINT,
    "outcome" "ReadingOutcome",
    "readAt" TIMESTAMPTZ(3),
    "isLate" BOOLEAN NOT NULL DEFAULT false,
    "likes" BIGINT,
    "shares" BIGINT,
    "quotes" BIGINT,
    "replies" BIGINT,
    "ownReplies" BIGINT,
    "unanswered" BIGINT,
    "views" BIGINT,
    "boosters" INTEGER,
    "boosterFollowers" BIGINT,
    "boostersHidden" INTEGER,
    "boostersAreAll" BOOLEAN,

    CONSTRAINT "DeliveryFigures_pkey" PRIMARY KEY ("deliveryId")
);

-- CreateTable
CREATE TABLE "OriginalFigures" (
    "draftId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "remoteId" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "followers" BIGINT,
    "outcome" "ReadingOutcome",
    "readAt" TIMESTAMPTZ(3),
    "isLate" BOOLEAN NOT NULL DEFAULT false,
    "likes" BIGINT,
    "shares" BIGINT,
    "quotes" BIGINT,
    "replies" BIGINT,
    "ownReplies" BIGINT,
    "unanswered" BIGINT,
    "views" BIGINT,
    "readNotBefore" TIMESTAMPTZ(3),
    "doubted" "ReadingOutcome",
    "doubtedSince" TIMESTAMPTZ(3),

    CONSTRAINT "OriginalFigures_pkey" PRIMARY KEY ("draftId")
);

-- CreateTable
CREATE TABLE "ReadingsToCome" (
    "deliveryId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "triedAge" "ReadingAge",
    "readNotBefore" TIMESTAMPTZ(3),
    "doubted" "ReadingOutcome",
    "doubtedSince" TIMESTAMPTZ(3),

    CONSTRAINT "ReadingsToCome_pkey" PRIMARY KEY ("deliveryId")
);

-- CreateTable
CREATE TABLE "Reading" (
    "deliveryId" UUID NOT NULL,
    "age" "ReadingAge" NOT NULL,
    "outcome" "ReadingOutcome" NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,
    "isLate" BOOLEAN NOT NULL,
    "likes" BIGINT,
    "shares" BIGINT,
    "quotes" BIGINT,
    "replies" BIGINT,
    "ownReplies" BIGINT,
    "unanswered" BIGINT,
    "views" BIGINT,
    "answerSeconds" INTEGER[],

    CONSTRAINT "Reading_pkey" PRIMARY KEY ("deliveryId","age")
);

-- CreateTable
CREATE TABLE "FollowerReading" (
    "accountId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "followers" BIGINT,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FollowerReading_pkey" PRIMARY KEY ("accountId","day")
);

-- CreateTable
CREATE TABLE "NetworkSession" (
    "accountId" UUID NOT NULL,
    "sealed" BYTEA,
    "renewedAt" TIMESTAMPTZ(3),
    "renewalId" UUID,
    "renewalEndsAt" TIMESTAMPTZ(3),

    CONSTRAINT "NetworkSession_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "BilledReads" (
    "accountId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "what" "BilledRead" NOT NULL,
    "times" INTEGER NOT NULL,

    CONSTRAINT "BilledReads_pkey" PRIMARY KEY ("accountId","day","what")
);

-- CreateTable
CREATE TABLE "AccountWatch" (
    "accountId" UUID NOT NULL,
    "beganAt" TIMESTAMPTZ(3) NOT NULL,
    "readUntil" TIMESTAMPTZ(3),
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "comparedFrom" TIMESTAMPTZ(3),
    "profile" JSONB,

    CONSTRAINT "AccountWatch_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "SeenPost" (
    "deliveryId" UUID NOT NULL,
    "mark" TEXT,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "askedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SeenPost_pkey" PRIMARY KEY ("deliveryId")
);

-- CreateTable
CREATE TABLE "OutsideChange" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "kind" "OutsideChangeKind" NOT NULL,
    "deliveryId" UUID,
    "mark" TEXT,
    "before" JSONB,
    "now" JSONB,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "settledBy" TEXT,
    "settledName" TEXT,

    CONSTRAINT "OutsideChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ForeignPost" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "remoteId" TEXT NOT NULL,
    "earlierIds" TEXT[],
    "url" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "postedAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "notifiedAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),
    "settledBy" TEXT,
    "settledName" TEXT,
    "duplicateOfId" UUID,
    "retractBy" TEXT,
    "retractName" TEXT,
    "retractAt" TIMESTAMPTZ(3),
    "retractTries" INTEGER NOT NULL DEFAULT 0,
    "retractWhy" TEXT,
    "retractedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ForeignPost_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Digest" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "week" TEXT NOT NULL,
    "state" "DigestState" NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedFrom" TIMESTAMPTZ(3) NOT NULL,
    "publishedTo" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB,
    "notifiedAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Digest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "mimeType" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "deskId" UUID NOT NULL,
    "draftId" UUID,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deliveredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChatEvent" (
    "dedupeKey" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChatEvent_pkey" PRIMARY KEY ("dedupeKey")
);

-- CreateTable
CREATE TABLE "PostedMessage" (
    "key" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "thread" TEXT,
    "draftId" UUID,
    "revision" INTEGER,
    "fingerprint" TEXT,
    "role" TEXT NOT NULL,
    "shownHash" TEXT NOT NULL,
    "postedAt" TIMESTAMPTZ(3) NOT NULL,
    "mac" TEXT,

    CONSTRAINT "PostedMessage_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ChatPost" (
    "platform" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "begunAt" TIMESTAMPTZ(3) NOT NULL,
    "channel" TEXT,
    "message" TEXT,
    "thread" TEXT,
    "mac" TEXT,

    CONSTRAINT "ChatPost_pkey" PRIMARY KEY ("platform","key")
);

-- CreateTable
CREATE TABLE "ChatInbox" (
    "platform" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "keptAt" TIMESTAMPTZ(3) NOT NULL,
    "mac" TEXT,

    CONSTRAINT "ChatInbox_pkey" PRIMARY KEY ("platform","key")
);

-- CreateTable
CREATE TABLE "ChatCursor" (
    "platform" TEXT NOT NULL,
    "heardUntil" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChatCursor_pkey" PRIMARY KEY ("platform")
);

-- CreateTable
CREATE TABLE "ChatServer" (
    "platform" TEXT NOT NULL,
    "serverId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "metAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChatServer_pkey" PRIMARY KEY ("platform")
);

-- CreateTable
CREATE TABLE "JournalEntry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "deskId" UUID,
    "draftId" UUID,
    "actor" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "mac" TEXT,

    CONSTRAINT "JournalEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "JournalHead" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "count" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "mac" TEXT NOT NULL,

    CONSTRAINT "JournalHead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PracticeClock" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "aheadMs" BIGINT NOT NULL,
    "movedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PracticeClock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Batch" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "unread" TEXT[],
    "thread" TEXT NOT NULL,
    "droppedBy" TEXT NOT NULL,
    "droppedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" "BatchState" NOT NULL DEFAULT 'read',
    "importedBy" TEXT,
    "importedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BatchRow" (
    "batchId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "key" TEXT,
    "hash" TEXT NOT NULL,
    "content" JSONB,
    "problems" TEXT[],
    "outcome" "BatchOutcome",
    "draftId" UUID,

    CONSTRAINT "BatchRow_pkey" PRIMARY KEY ("batchId","position")
);

-- CreateTable
CREATE TABLE "BatchDraft" (
    "draftId" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT,
    "hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "openedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BatchDraft_pkey" PRIMARY KEY ("draftId")
);

-- CreateTable
CREATE TABLE "BatchReading" (
    "draftId" UUID NOT NULL,
    "person" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "shownAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BatchReading_pkey" PRIMARY KEY ("draftId","person")
);

-- CreateTable
CREATE TABLE "PastImport" (
    "accountId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "source" "PastSource" NOT NULL,
    "countedAt" TIMESTAMPTZ(3) NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "importedBy" TEXT NOT NULL,
    "tooRecent" INTEGER NOT NULL,
    "byTambour" INTEGER NOT NULL,
    "continuations" INTEGER NOT NULL,
    "reposts" INTEGER NOT NULL,

    CONSTRAINT "PastImport_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "PastPost" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "remoteId" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "links" TEXT[],
    "likes" BIGINT,
    "shares" BIGINT,

    CONSTRAINT "PastPost_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PastMonth" (
    "accountId" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "repliesToOthers" INTEGER NOT NULL,

    CONSTRAINT "PastMonth_pkey" PRIMARY KEY ("accountId","month")
);

-- CreateTable
CREATE TABLE "PastPair" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "oneId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "why" "PastPairWhy" NOT NULL,
    "state" "PastPairState" NOT NULL DEFAULT 'suggested',
    "by" TEXT,
    "name" TEXT,
    "at" TIMESTAMPTZ(3),
    "mac" TEXT,

    CONSTRAINT "PastPair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModerationMonth" (
    "deskId" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "enteredBy" TEXT NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ModerationMonth_pkey" PRIMARY KEY ("deskId","month")
);

-- CreateTable
CREATE TABLE "AccountPointers" (
    "deskId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "enteredBy" TEXT NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AccountPointers_pkey" PRIMARY KEY ("deskId","accountId")
);

-- CreateIndex
CREATE INDEX "Desk_digestNextAt_idx" ON "Desk"("digestNextAt");

-- CreateIndex
CREATE UNIQUE INDEX "Desk_platform_channel_key" ON "Desk"("platform", "channel");

-- CreateIndex
CREATE INDEX "Freeze_thawedAt_idx" ON "Freeze"("thawedAt");

-- CreateIndex
CREATE INDEX "Emergency_deskId_endedAt_idx" ON "Emergency"("deskId", "endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "EmergencyUse_draftId_key" ON "EmergencyUse"("draftId");

-- CreateIndex
CREATE INDEX "EmergencyUse_emergencyId_idx" ON "EmergencyUse"("emergencyId");

-- CreateIndex
CREATE INDEX "EmergencyPaging_nextAt_idx" ON "EmergencyPaging"("nextAt");

-- CreateIndex
CREATE INDEX "RetrospectiveReview_state_idx" ON "RetrospectiveReview"("state");

-- CreateIndex
CREATE INDEX "Absence_deskId_toAt_idx" ON "Absence"("deskId", "toAt");

-- CreateIndex
CREATE INDEX "Absence_turnAt_idx" ON "Absence"("turnAt");

-- CreateIndex
CREATE UNIQUE INDEX "Absence_deskId_number_key" ON "Absence"("deskId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Account_network_serverUrl_remoteId_key" ON "Account"("network", "serverUrl", "remoteId");

-- CreateIndex
CREATE INDEX "Sleep_accountId_startsAt_idx" ON "Sleep"("accountId", "startsAt");

-- CreateIndex
CREATE INDEX "Request_kind_aboutId_state_idx" ON "Request"("kind", "aboutId", "state");

-- CreateIndex
CREATE INDEX "EmergencyTemplate_deskId_state_idx" ON "EmergencyTemplate"("deskId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "EmergencyTemplate_firstVersionId_version_key" ON "EmergencyTemplate"("firstVersionId", "version");

-- CreateIndex
CREATE INDEX "Period_deskId_idx" ON "Period"("deskId");

-- CreateIndex
CREATE INDEX "Period_state_toAt_idx" ON "Period"("state", "toAt");

-- CreateIndex
CREATE INDEX "PeriodOverride_draftId_idx" ON "PeriodOverride"("draftId");

-- CreateIndex
CREATE INDEX "PeriodOverride_deskId_askedAt_idx" ON "PeriodOverride"("deskId", "askedAt");

-- CreateIndex
CREATE INDEX "Keeping_deskId_idx" ON "Keeping"("deskId");

-- CreateIndex
CREATE INDEX "RotaHandover_rotaId_state_idx" ON "RotaHandover"("rotaId", "state");

-- CreateIndex
CREATE INDEX "Source_deskId_state_idx" ON "Source"("deskId", "state");

-- CreateIndex
CREATE INDEX "Source_state_nextAt_idx" ON "Source"("state", "nextAt");

-- CreateIndex
CREATE INDEX "RelayRule_sourceId_state_idx" ON "RelayRule"("sourceId", "state");

-- CreateIndex
CREATE INDEX "RelayRule_deskId_idx" ON "RelayRule"("deskId");

-- CreateIndex
CREATE INDEX "RelayRule_state_idx" ON "RelayRule"("state");

-- CreateIndex
CREATE INDEX "RelayedByRule_sourceId_at_idx" ON "RelayedByRule"("sourceId", "at");

-- CreateIndex
CREATE INDEX "RelayedByRule_ruleId_idx" ON "RelayedByRule"("ruleId");

-- CreateIndex
CREATE INDEX "SourceItem_draftId_idx" ON "SourceItem"("draftId");

-- CreateIndex
CREATE UNIQUE INDEX "SharedLink_tokenHash_key" ON "SharedLink"("tokenHash");

-- CreateIndex
CREATE INDEX "SharedLink_deskId_idx" ON "SharedLink"("deskId");

-- CreateIndex
CREATE INDEX "LinkComment_linkId_at_idx" ON "LinkComment"("linkId", "at");

-- CreateIndex
CREATE INDEX "LinkComment_draftId_idx" ON "LinkComment"("draftId");

-- CreateIndex
CREATE INDEX "Draft_deskId_state_idx" ON "Draft"("deskId", "state");

-- CreateIndex
CREATE INDEX "Draft_deskId_author_state_idx" ON "Draft"("deskId", "author", "state");

-- CreateIndex
CREATE INDEX "Draft_correctsId_idx" ON "Draft"("correctsId");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_deskId_number_key" ON "Draft"("deskId", "number");

-- CreateIndex
CREATE INDEX "DraftWords_words_idx" ON "DraftWords" USING GIN ("words");

-- CreateIndex
CREATE UNIQUE INDEX "Template_deskId_foldedName_key" ON "Template"("deskId", "foldedName");

-- CreateIndex
CREATE INDEX "Revision_publishAt_idx" ON "Revision"("publishAt");

-- CreateIndex
CREATE INDEX "Wording_draftId_createdAt_idx" ON "Wording"("draftId", "createdAt");

-- CreateIndex
CREATE INDEX "Recording_createdAt_idx" ON "Recording"("createdAt");

-- CreateIndex
CREATE INDEX "Preview_sha256_idx" ON "Preview"("sha256");

-- CreateIndex
CREATE INDEX "Preview_drawnAt_idx" ON "Preview"("drawnAt");

-- CreateIndex
CREATE INDEX "LinkPreview_sha256_idx" ON "LinkPreview"("sha256");

-- CreateIndex
CREATE INDEX "LinkPreview_readAt_idx" ON "LinkPreview"("readAt");

-- CreateIndex
CREATE INDEX "Decision_subjectId_revision_idx" ON "Decision"("subjectId", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_key_key" ON "Delivery"("key");

-- CreateIndex
CREATE INDEX "Delivery_state_dueAt_idx" ON "Delivery"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Delivery_accountId_state_idx" ON "Delivery"("accountId", "state");

-- CreateIndex
CREATE INDEX "Delivery_sentAt_idx" ON "Delivery"("sentAt");

-- CreateIndex
CREATE INDEX "Delivery_correctsId_idx" ON "Delivery"("correctsId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_draftId_revision_accountId_position_key" ON "Delivery"("draftId", "revision", "accountId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_accountId_remoteId_key" ON "Delivery"("accountId", "remoteId");

-- CreateIndex
CREATE INDEX "DeliveryFigures_deskId_publishedAt_idx" ON "DeliveryFigures"("deskId", "publishedAt");

-- CreateIndex
CREATE INDEX "OriginalFigures_accountId_publishedAt_idx" ON "OriginalFigures"("accountId", "publishedAt");

-- CreateIndex
CREATE INDEX "ReadingsToCome_accountId_idx" ON "ReadingsToCome"("accountId");

-- CreateIndex
CREATE INDEX "AccountWatch_nextAt_idx" ON "AccountWatch"("nextAt");

-- CreateIndex
CREATE INDEX "OutsideChange_deliveryId_idx" ON "OutsideChange"("deliveryId");

-- CreateIndex
CREATE INDEX "OutsideChange_accountId_kind_idx" ON "OutsideChange"("accountId", "kind");

-- CreateIndex
CREATE INDEX "ForeignPost_retractAt_idx" ON "ForeignPost"("retractAt");

-- CreateIndex
CREATE UNIQUE INDEX "ForeignPost_accountId_remoteId_key" ON "ForeignPost"("accountId", "remoteId");

-- CreateIndex
CREATE INDEX "Digest_deskId_publishedTo_idx" ON "Digest"("deskId", "publishedTo");

-- CreateIndex
CREATE UNIQUE INDEX "Digest_deskId_week_key" ON "Digest"("deskId", "week");

-- CreateIndex
CREATE INDEX "Attachment_createdAt_idx" ON "Attachment"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_key_key" ON "Notice"("key");

-- CreateIndex
CREATE INDEX "Notice_deliveredAt_idx" ON "Notice"("deliveredAt");

-- CreateIndex
CREATE INDEX "ChatEvent_receivedAt_idx" ON "ChatEvent"("receivedAt");

-- CreateIndex
CREATE INDEX "PostedMessage_draftId_idx" ON "PostedMessage"("draftId");

-- CreateIndex
CREATE UNIQUE INDEX "PostedMessage_platform_channel_message_key" ON "PostedMessage"("platform", "channel", "message");

-- CreateIndex
CREATE INDEX "ChatPost_begunAt_idx" ON "ChatPost"("begunAt");

-- CreateIndex
CREATE INDEX "ChatInbox_platform_keptAt_idx" ON "ChatInbox"("platform", "keptAt");

-- CreateIndex
CREATE UNIQUE INDEX "ChatServer_serverId_address_key" ON "ChatServer"("serverId", "address");

-- CreateIndex
CREATE INDEX "JournalEntry_draftId_idx" ON "JournalEntry"("draftId");

-- CreateIndex
CREATE INDEX "Batch_deskId_droppedAt_idx" ON "Batch"("deskId", "droppedAt");

-- CreateIndex
CREATE INDEX "Batch_campaignId_idx" ON "Batch"("campaignId");

-- CreateIndex
CREATE INDEX "BatchRow_draftId_idx" ON "BatchRow"("draftId");

-- CreateIndex
CREATE INDEX "BatchDraft_batchId_position_idx" ON "BatchDraft"("batchId", "position");

-- CreateIndex
CREATE INDEX "BatchDraft_campaignId_idx" ON "BatchDraft"("campaignId");

-- CreateIndex
CREATE INDEX "PastImport_deskId_idx" ON "PastImport"("deskId");

-- CreateIndex
CREATE INDEX "PastPost_accountId_publishedAt_idx" ON "PastPost"("accountId", "publishedAt");

-- CreateIndex
CREATE UNIQUE INDEX "PastPost_accountId_remoteId_key" ON "PastPost"("accountId", "remoteId");

-- CreateIndex
CREATE INDEX "PastPair_otherId_idx" ON "PastPair"("otherId");

-- CreateIndex
CREATE INDEX "PastPair_deskId_state_idx" ON "PastPair"("deskId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "PastPair_oneId_otherId_key" ON "PastPair"("oneId", "otherId");

-- AddForeignKey
ALTER TABLE "PolicyChange" ADD CONSTRAINT "PolicyChange_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SeenMember" ADD CONSTRAINT "SeenMember_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Freeze" ADD CONSTRAINT "Freeze_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Emergency" ADD CONSTRAINT "Emergency_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmergencyUse" ADD CONSTRAINT "EmergencyUse_emergencyId_fkey" FOREIGN KEY ("emergencyId") REFERENCES "Emergency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmergencyUse" ADD CONSTRAINT "EmergencyUse_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmergencyPaging" ADD CONSTRAINT "EmergencyPaging_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetrospectiveReview" ADD CONSTRAINT "RetrospectiveReview_useId_fkey" FOREIGN KEY ("useId") REFERENCES "EmergencyUse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeskPerson" ADD CONSTRAINT "DeskPerson_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sleep" ADD CONSTRAINT "Sleep_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmergencyTemplate" ADD CONSTRAINT "EmergencyTemplate_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Period" ADD CONSTRAINT "Period_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeriodOverride" ADD CONSTRAINT "PeriodOverride_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeriodOverride" ADD CONSTRAINT "PeriodOverride_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeavingStep" ADD CONSTRAINT "LeavingStep_leavingId_fkey" FOREIGN KEY ("leavingId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Keeping" ADD CONSTRAINT "Keeping_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Keeping" ADD CONSTRAINT "Keeping_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RotaHandover" ADD CONSTRAINT "RotaHandover_rotaId_fkey" FOREIGN KEY ("rotaId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RelayRule" ADD CONSTRAINT "RelayRule_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RelayRule" ADD CONSTRAINT "RelayRule_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RelayedByRule" ADD CONSTRAINT "RelayedByRule_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "RelayRule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RelayedByRule" ADD CONSTRAINT "RelayedByRule_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceItem" ADD CONSTRAINT "SourceItem_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceItem" ADD CONSTRAINT "SourceItem_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedLink" ADD CONSTRAINT "SharedLink_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkComment" ADD CONSTRAINT "LinkComment_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "SharedLink"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkComment" ADD CONSTRAINT "LinkComment_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NameWatch" ADD CONSTRAINT "NameWatch_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimilarName" ADD CONSTRAINT "SimilarName_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeskAccount" ADD CONSTRAINT "DeskAccount_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeskAccount" ADD CONSTRAINT "DeskAccount_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftWords" ADD CONSTRAINT "DraftWords_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Template" ADD CONSTRAINT "Template_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nudge" ADD CONSTRAINT "Nudge_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Wording" ADD CONSTRAINT "Wording_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordingPiece" ADD CONSTRAINT "RecordingPiece_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Recording"("sha256") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preview" ADD CONSTRAINT "Preview_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkPreview" ADD CONSTRAINT "LinkPreview_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_afterId_fkey" FOREIGN KEY ("afterId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliveryFigures" ADD CONSTRAINT "DeliveryFigures_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OriginalFigures" ADD CONSTRAINT "OriginalFigures_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OriginalFigures" ADD CONSTRAINT "OriginalFigures_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadingsToCome" ADD CONSTRAINT "ReadingsToCome_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "DeliveryFigures"("deliveryId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "DeliveryFigures"("deliveryId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowerReading" ADD CONSTRAINT "FollowerReading_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NetworkSession" ADD CONSTRAINT "NetworkSession_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BilledReads" ADD CONSTRAINT "BilledReads_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountWatch" ADD CONSTRAINT "AccountWatch_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SeenPost" ADD CONSTRAINT "SeenPost_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutsideChange" ADD CONSTRAINT "OutsideChange_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutsideChange" ADD CONSTRAINT "OutsideChange_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForeignPost" ADD CONSTRAINT "ForeignPost_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForeignPost" ADD CONSTRAINT "ForeignPost_duplicateOfId_fkey" FOREIGN KEY ("duplicateOfId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Digest" ADD CONSTRAINT "Digest_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BatchRow" ADD CONSTRAINT "BatchRow_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BatchRow" ADD CONSTRAINT "BatchRow_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BatchDraft" ADD CONSTRAINT "BatchDraft_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BatchDraft" ADD CONSTRAINT "BatchDraft_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BatchReading" ADD CONSTRAINT "BatchReading_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "BatchDraft"("draftId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastImport" ADD CONSTRAINT "PastImport_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastImport" ADD CONSTRAINT "PastImport_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastPost" ADD CONSTRAINT "PastPost_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "PastImport"("accountId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastMonth" ADD CONSTRAINT "PastMonth_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "PastImport"("accountId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastPair" ADD CONSTRAINT "PastPair_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastPair" ADD CONSTRAINT "PastPair_oneId_fkey" FOREIGN KEY ("oneId") REFERENCES "PastPost"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastPair" ADD CONSTRAINT "PastPair_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "PastPost"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationMonth" ADD CONSTRAINT "ModerationMonth_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountPointers" ADD CONSTRAINT "AccountPointers_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountPointers" ADD CONSTRAINT "AccountPointers_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Room on each page for the one change of such a row, the copy of its reading at 72 hours.
ALTER TABLE "DeliveryFigures" SET (fillfactor = 80);
