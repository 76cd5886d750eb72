-- CreateEnum
CREATE TYPE "BatchState" AS ENUM ('read', 'making', 'made', 'left');

-- CreateEnum
CREATE TYPE "BatchOutcome" AS ENUM ('made', 'changed', 'same', 'edited', 'decided');

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
    "madeBy" TEXT,
    "madeAt" TIMESTAMPTZ(3),

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
