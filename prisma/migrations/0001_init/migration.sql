-- CreateEnum
CREATE TYPE "Language" AS ENUM ('fr', 'en');

-- CreateEnum
CREATE TYPE "NetworkKind" AS ENUM ('mastodon', 'x');

-- CreateEnum
CREATE TYPE "ApproversFrom" AS ENUM ('people', 'channel');

-- CreateEnum
CREATE TYPE "DeskRole" AS ENUM ('approver', 'steward');

-- CreateEnum
CREATE TYPE "AccountState" AS ENUM ('active', 'asleep', 'paused');

-- CreateEnum
CREATE TYPE "DraftState" AS ENUM ('writing', 'asked', 'approved', 'rejected', 'cancelled');

-- CreateEnum
CREATE TYPE "DecisionKind" AS ENUM ('approve', 'changes', 'reject');

-- CreateEnum
CREATE TYPE "DecisionVia" AS ENUM ('button', 'reaction');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('ready', 'sending', 'sent', 'failed', 'doubt', 'held', 'cancelled', 'retracting', 'retracted');

-- CreateTable
CREATE TABLE "Desk" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "timeZone" TEXT NOT NULL,
    "graceSeconds" INTEGER NOT NULL DEFAULT 20,
    "approvalsNeeded" INTEGER NOT NULL DEFAULT 1,
    "approversFrom" "ApproversFrom" NOT NULL DEFAULT 'people',
    "reactionsCount" BOOLEAN NOT NULL DEFAULT true,
    "notAfterMinutes" INTEGER NOT NULL DEFAULT 120,
    "findingLevels" JSONB NOT NULL DEFAULT '{}',
    "knownAcronyms" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "officialDomains" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "lastDraftNumber" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Desk_pkey" PRIMARY KEY ("id")
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
    "network" "NetworkKind" NOT NULL,
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
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
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

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
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
    "editedBy" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "askedAt" TIMESTAMPTZ(3),
    "askedBy" TEXT,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("draftId","number")
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
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "draftId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "personName" TEXT NOT NULL,
    "kind" "DecisionKind" NOT NULL,
    "via" "DecisionVia" NOT NULL,
    "reason" TEXT,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

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

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
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
    "role" TEXT NOT NULL,
    "shownHash" TEXT NOT NULL,
    "postedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PostedMessage_pkey" PRIMARY KEY ("key")
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

    CONSTRAINT "JournalEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "Desk_platform_channel_key" ON "Desk"("platform", "channel");

-- CreateIndex
CREATE UNIQUE INDEX "Account_network_serverUrl_remoteId_key" ON "Account"("network", "serverUrl", "remoteId");

-- CreateIndex
CREATE INDEX "Draft_deskId_state_idx" ON "Draft"("deskId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_deskId_number_key" ON "Draft"("deskId", "number");

-- CreateIndex
CREATE INDEX "Decision_draftId_revision_idx" ON "Decision"("draftId", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_key_key" ON "Delivery"("key");

-- CreateIndex
CREATE INDEX "Delivery_state_dueAt_idx" ON "Delivery"("state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_draftId_revision_accountId_key" ON "Delivery"("draftId", "revision", "accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_accountId_remoteId_key" ON "Delivery"("accountId", "remoteId");

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
CREATE INDEX "JournalEntry_draftId_idx" ON "JournalEntry"("draftId");

-- AddForeignKey
ALTER TABLE "DeskPerson" ADD CONSTRAINT "DeskPerson_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeskAccount" ADD CONSTRAINT "DeskAccount_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeskAccount" ADD CONSTRAINT "DeskAccount_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
