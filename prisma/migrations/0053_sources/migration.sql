-- CreateEnum
CREATE TYPE "SourceState" AS ENUM ('proposed', 'on', 'paused', 'ended');

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
    "keptBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "preview" JSONB,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "etag" TEXT,
    "lastModified" TEXT,
    "failingSince" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failingTold" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SourceItem" (
    "sourceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "position" INTEGER,
    "datedAt" TIMESTAMPTZ(3),
    "isMissing" BOOLEAN NOT NULL DEFAULT false,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "draftId" UUID,
    "shown" JSONB,
    "shownHash" TEXT,
    "offeredAt" TIMESTAMPTZ(3),
    "goneToldAt" TIMESTAMPTZ(3),

    CONSTRAINT "SourceItem_pkey" PRIMARY KEY ("sourceId","key")
);

-- CreateIndex
CREATE INDEX "Source_deskId_state_idx" ON "Source"("deskId", "state");

-- CreateIndex
CREATE INDEX "Source_state_nextAt_idx" ON "Source"("state", "nextAt");

-- CreateIndex
CREATE INDEX "SourceItem_draftId_idx" ON "SourceItem"("draftId");

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceItem" ADD CONSTRAINT "SourceItem_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceItem" ADD CONSTRAINT "SourceItem_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
