-- CreateEnum
CREATE TYPE "WordingKind" AS ENUM ('proposed', 'kept');

-- CreateEnum
CREATE TYPE "WordingState" AS ENUM ('open', 'taken', 'left');

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "proposedBy" TEXT;

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
    "takenAs" INTEGER,

    CONSTRAINT "Wording_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Wording_draftId_createdAt_idx" ON "Wording"("draftId", "createdAt");

-- AddForeignKey
ALTER TABLE "Wording" ADD CONSTRAINT "Wording_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
